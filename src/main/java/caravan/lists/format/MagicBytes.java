package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first bytes by which files that are no text give themselves away. */
public final class MagicBytes {

  private static final Map<String, String> KINDS = new LinkedHashMap<>();
  private static final String TEXT_INSTEAD = "; save the list as .xlsx, .csv or .txt";

  static {
    KINDS.put("PK\u0003\u0004", "a ZIP archive or a workbook; unpack it, or name a workbook .xlsx");
    KINDS.put(
        "\u00d0\u00cf\u0011\u00e0",
        "an old or a password-protected Office file; save it as .xlsx without a password, or .csv");
    KINDS.put("\u001f\u008b", "gzip-compressed; give it the ending .gz");
    KINDS.put("%PDF", "a PDF" + TEXT_INSTEAD);
    KINDS.put("\u0089PNG", "a picture (PNG)" + TEXT_INSTEAD);
    KINDS.put("\u00ff\u00d8\u00ff", "a picture (JPEG)" + TEXT_INSTEAD);
    KINDS.put("GIF8", "a picture (GIF)" + TEXT_INSTEAD);
    KINDS.put("7z\u00bc\u00af", "a 7-Zip archive; unpack it");
    KINDS.put("{\\rtf", "a formatted text (RTF)" + TEXT_INSTEAD);
    KINDS.put("Rar!", "a RAR archive; unpack it");
  }

  private MagicBytes() {}

  public static boolean zip(byte[] head) {
    return text(head).startsWith("PK\u0003\u0004");
  }

  /** Throws if the bytes begin a file of a known kind that is no text. */
  public static void refuse(byte[] head) {
    String start = text(head);
    KINDS.forEach(
        (magic, kind) -> {
          if (start.startsWith(magic)) {
            throw new UnreadableListException("the file is " + kind);
          }
        });
  }

  private static String text(byte[] head) {
    return new String(head, 0, Math.min(8, head.length), StandardCharsets.ISO_8859_1);
  }
}
