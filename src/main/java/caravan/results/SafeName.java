package caravan.results;

import caravan.files.FileNames;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes one segment of a path out of any text: no separator, control character or text direction
 * mark, not hidden, no option, not {@code ..}, no name that Windows keeps for itself, not too long.
 */
final class SafeName {

  private static final String FORBIDDEN = "/\\:*?\"<>|\uFFFD";
  private static final Pattern ENDING =
      Pattern.compile("(?is)(.+?)(\\.(txt|csv|tsv|tab|xlsx|json|ndjson|jsonl))?(\\.gz)?");
  private static final Pattern RESERVED =
      Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  /** A list named spring.receipt must not write where the receipt of spring stands. */
  private static final Pattern OURS =
      Pattern.compile("(?i)(.*)\\.(receipt|partial|crosswalk|changes)");

  private final Charset charset;

  /**
   * @param charset in which the machine writes the names of files
   */
  SafeName(Charset charset) {
    this.charset = charset;
  }

  /** With the names that this machine can write. */
  static SafeName ofThisMachine() {
    return new SafeName(
        Charset.forName(System.getProperty("sun.jnu.encoding", StandardCharsets.UTF_8.name())));
  }

  /** The base of a list's results: its name without the ending, {@code spring}. */
  String base(String listName, int bytes) {
    var matcher = ENDING.matcher(listName);
    String stem = matcher.matches() ? matcher.group(1) : listName;
    String safe = OURS.matcher(clean(stem)).replaceAll("$1-$2");
    return shorten(guard(safe), listName, bytes);
  }

  /** A folder's name. */
  String folder(String name) {
    return shorten(guard(clean(name)), name, FileNames.LONGEST);
  }

  private String clean(String raw) {
    CharsetEncoder encoder = charset.newEncoder();
    StringBuilder safe = new StringBuilder(raw.length());
    raw.codePoints()
        .forEach(
            c -> {
              boolean fits = allowed(c) && encoder.canEncode(Character.toString(c));
              safe.appendCodePoint(fits ? c : '_');
            });
    return safe.toString();
  }

  private static boolean allowed(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> FORBIDDEN.indexOf(c) < 0 && !turnsText(c);
    };
  }

  private static boolean turnsText(int c) {
    return (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200E
        || c == 0x200F
        || c == 0xFEFF;
  }

  private static String guard(String name) {
    if (name.isEmpty()) {
      return "list";
    }
    StringBuilder safe = new StringBuilder(name);
    if ("-.~ ".indexOf(name.charAt(0)) >= 0) {
      safe.setCharAt(0, '_');
    }
    int last = safe.length() - 1;
    if (". ".indexOf(safe.charAt(last)) >= 0) {
      safe.setCharAt(last, '_');
    }
    return RESERVED.matcher(safe).matches() ? "_" + safe : safe.toString();
  }

  /** Long names keep their beginning and get a mark of the whole, so that they stay apart. */
  private String shorten(String name, String whole, int bytes) {
    if (bytes(name) <= bytes) {
      return name;
    }
    String mark = "-" + mark(whole);
    int end = Math.min(name.length(), bytes);
    while (bytes(name.substring(0, end)) + mark.length() > bytes) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + mark;
  }

  private int bytes(String text) {
    return text.getBytes(charset).length;
  }

  private static String mark(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 4).toLowerCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
