package caravan.sandbox;

import caravan.codes.Asin;
import caravan.codes.CodeType;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which codes the server finds invalid, so that it refuses the whole call.
 *
 * @param poison codes that are refused although their shape is right
 * @param wording what it says; {@code {type}} and {@code {code}} are filled in. The documents don't
 *     tell the words: without {@code {code}} the culprit stays unnamed
 */
public record Refusals(Set<String> poison, String wording) {

  private static final Pattern DIGITS = Pattern.compile("[0-9]{8,14}");

  public Refusals {
    poison = Set.copyOf(poison);
  }

  /** Malformed codes only, and named. */
  public static Refusals naming() {
    return new Refusals(Set.of(), "Invalid {type}: {code}");
  }

  /** These codes too. */
  public Refusals poison(String... codes) {
    return new Refusals(Set.of(codes), wording);
  }

  /** In these words. */
  public Refusals wording(String words) {
    return new Refusals(poison, words);
  }

  /** What is wrong with the codes, each thing said once; empty if nothing is. */
  List<String> complaints(CodeType type, List<String> codes) {
    return codes.stream()
        .filter(code -> !fits(type, code) || poison.contains(code))
        .map(code -> wording.replace("{type}", type.word()).replace("{code}", code))
        .distinct()
        .toList();
  }

  private static boolean fits(CodeType type, String code) {
    return type == CodeType.ASIN ? Asin.fits(code) : DIGITS.matcher(code).matches();
  }
}
