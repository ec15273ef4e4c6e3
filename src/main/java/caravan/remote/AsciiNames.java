package caravan.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names for servers that do not say in which alphabet they store them. */
final class AsciiNames {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^\\x20-\\x7e]");
  private static final int DIGITS = 6;

  private AsciiNames() {}

  /**
   * A path of ASCII: {@code größe/tür} is {@code gro_e-1f2e3d/tur-4c5b6a}. Digits made of the whole
   * name keep those apart that look alike then; a name that is ASCII stays as it is.
   */
  static String of(String path) {
    return Arrays.stream(path.split("/", -1)).map(AsciiNames::one).collect(Collectors.joining("/"));
  }

  private static String one(String name) {
    if (!OTHERS.matcher(name).find()) {
      return name;
    }
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    return OTHERS.matcher(bare).replaceAll("_").replace('/', '_') + "-" + digits(composed);
  }

  private static String digits(String name) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
