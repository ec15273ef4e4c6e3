package caravan.asinscope;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of a text: as they are, and as a server may write them back (URL-encoded,
 * escaped in JSON or HTML, each in its several styles).
 */
final class Redaction {

  static final String MARK = "***";

  private static final Map<Integer, String> JSON =
      Map.of(
          (int) '"',
          "\\\"",
          (int) '\\',
          "\\\\",
          (int) '/',
          "\\/",
          (int) '\n',
          "\\n",
          (int) '\r',
          "\\r",
          (int) '\t',
          "\\t",
          (int) '\b',
          "\\b",
          (int) '\f',
          "\\f");
  private static final Map<Integer, String> HTML =
      Map.of(
          (int) '&',
          "&amp;",
          (int) '<',
          "&lt;",
          (int) '>',
          "&gt;",
          (int) '"',
          "&quot;",
          (int) '\'',
          "&apos;");

  private final Pattern anyForm;

  Redaction(Collection<ApiKey> keys) {
    String forms =
        keys.stream()
            .map(ApiKey::secret)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .flatMap(Redaction::forms)
            .collect(Collectors.joining("|"));
    // With no key to hide, a pattern that matches nowhere.
    anyForm = Pattern.compile(forms.isEmpty() ? "(?!)" : forms);
  }

  String redact(String text) {
    return anyForm.matcher(text).replaceAll(MARK);
  }

  /** One style a form: in a mixture a backslash could be itself or half of an escape. */
  private static Stream<String> forms(String secret) {
    return Stream.of(
        each(secret, Redaction::inUrl),
        each(secret, Redaction::inJson),
        each(secret, Redaction::inHtml),
        Pattern.quote(secret));
  }

  /** Atomic groups: the time stays linear whatever the secret is. */
  private static String each(String secret, IntFunction<String> style) {
    return secret
        .codePoints()
        .mapToObj(
            one -> "(?>%s|%s)".formatted(style.apply(one), Pattern.quote(Character.toString(one))))
        .collect(Collectors.joining());
  }

  private static String inUrl(int character) {
    StringBuilder bytes = new StringBuilder();
    for (byte one : Character.toString(character).getBytes(StandardCharsets.UTF_8)) {
      bytes.append("%%%02x".formatted(one & 0xff));
    }
    return "(?i:%s)%s".formatted(bytes, character == ' ' ? "|\\+" : "");
  }

  private static String inJson(int character) {
    StringBuilder units = new StringBuilder();
    for (char unit : Character.toChars(character)) {
      units.append("\\\\u(?i:%04x)".formatted((int) unit));
    }
    return units + named(JSON, character);
  }

  private static String inHtml(int character) {
    return "(?i:&#0*%d;|&#x0*%x;)%s".formatted(character, character, named(HTML, character));
  }

  private static String named(Map<Integer, String> names, int character) {
    String name = names.get(character);
    return name == null ? "" : "|" + Pattern.quote(name);
  }
}
