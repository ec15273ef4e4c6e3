package caravan.settings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers what is wrong, so that everything is named at once. */
final class ConfigErrors {

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Set<String> messages = new LinkedHashSet<>();

  /** A message, which stays one line whatever it holds. */
  void add(String message) {
    messages.add(CONTROL.matcher(message).replaceAll("\u00b7"));
  }

  /** A wrong value, shown as far as it may be. */
  void wrong(RawValue rawValue, String why) {
    add(rawValue + ": " + why);
  }

  /** A value that may be a secret by mistake: only where it stands is shown. */
  void hidden(RawValue rawValue, String why) {
    add(rawValue.key() + " (" + rawValue.origin() + "): " + why);
  }

  void throwIfAny() {
    if (!messages.isEmpty()) {
      List<String> all = new ArrayList<>(messages);
      throw new SettingsException(all);
    }
  }
}
