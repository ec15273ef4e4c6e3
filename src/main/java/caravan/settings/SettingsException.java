package caravan.settings;

import java.util.List;

/** The settings can't be used; each message is one line that names a fault and what is right. */
public final class SettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> messages;

  SettingsException(List<String> messages) {
    super(String.join("\n", messages));
    this.messages = List.copyOf(messages);
  }

  /** All faults, a line each; never holds the value of a secret. */
  public List<String> messages() {
    return messages;
  }
}
