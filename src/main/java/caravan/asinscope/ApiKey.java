package caravan.asinscope;

import java.nio.charset.StandardCharsets;

/** What a channel's calls are paid with. It never shows itself. */
public record ApiKey(String secret) {

  public ApiKey {
    if (secret.isBlank()) {
      throw new IllegalArgumentException("the API key is empty");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(secret)) {
      throw new IllegalArgumentException("the API key is not text (it holds half a character)");
    }
  }

  @Override
  public String toString() {
    return Redaction.MARK;
  }
}
