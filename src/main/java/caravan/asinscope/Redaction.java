package caravan.asinscope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes secrets out of a text: as they are, and as a server may write them back (URL-encoded,
 * escaped in JSON or HTML, each in its several styles).
 */
final class Redaction {

  static final String MARK = "***";

  /** What a character is besides its number: short JSON escapes, HTML names, a form's blank. */
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          entry('"', "\\\"", "&quot;"),
          entry('\\', "\\\\"),
          entry('/', "\\/"),
          entry('\n', "\\n"),
          entry('\r', "\\r"),
          entry('\t', "\\t"),
          entry('\b', "\\b"),
          entry('\f', "\\f"),
          entry('&', "&amp;"),
          entry('<', "&lt;"),
          entry('>', "&gt;"),
          entry('\'', "&apos;"),
          entry(' ', "+"));

  private final Pattern anyForm;

  Redaction(Collection<ApiKey> keys) {
    String forms =
        keys.stream()
            .map(ApiKey::secret)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(secret -> Pattern.quote(secret) + "|" + encoded(secret))
            .collect(Collectors.joining("|"));
    // With no key to hide, a pattern that matches nowhere.
    anyForm = Pattern.compile(forms.isEmpty() ? "(?!)" : forms);
  }

  String redact(String text) {
    return anyForm.matcher(text).replaceAll(MARK);
  }

  /** Atomic groups: the time stays linear whatever the secret is. */
  private static String encoded(String secret) {
    return secret
        .codePoints()
        .mapToObj(Redaction::formsOf)
        .collect(Collectors.joining(")(?>", "(?>", ")"));
  }

  private static String formsOf(int character) {
    String literal = Character.toString(character);
    StringBuilder forms = new StringBuilder("(?i:");
    for (byte one : literal.getBytes(StandardCharsets.UTF_8)) {
      forms.append("%%%02x".formatted(one & 0xff));
    }
    forms.append("|");
    literal.chars().forEach(unit -> forms.append("\\\\u%04x".formatted(unit)));
    forms.append("|&#0*%d;|&#x0*%x;)|".formatted(character, character));
    return forms + NAMES.getOrDefault(character, "") + Pattern.quote(literal);
  }

  private static Map.Entry<Integer, String> entry(char character, String... names) {
    return Map.entry(
        (int) character,
        Arrays.stream(names).map(name -> Pattern.quote(name) + "|").collect(Collectors.joining()));
  }
}
