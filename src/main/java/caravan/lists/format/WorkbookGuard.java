package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a workbook once without keeping anything, so that the library that reads it meets neither
 * a damaged archive nor one made to exhaust the memory.
 */
public final class WorkbookGuard {

  private static final int MOST_PARTS = 10_000;
  private static final long LARGEST_PART = 32L << 20;
  private static final int LONGEST_TEXT = 1 << 18;
  private static final int STRING_OF_A_TAG = 12;
  private static final byte[] REFERENCE = {' ', 'r', '=', '"'};

  private WorkbookGuard() {}

  /** Throws if the workbook can't be read; tells whether it has a part that styles its cells. */
  public static boolean check(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MOST_PARTS) {
        throw new UnreadableListException(
            "a workbook of %,d parts; save the sheet as .csv".formatted(zip.size()));
      }
      boolean styled = false;
      for (ZipEntry part : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String name = part.getName().toLowerCase(Locale.ROOT);
        styled |= name.equals("xl/styles.xml");
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          scan(zip.getInputStream(part), largest(name));
        }
      }
      return styled;
    } catch (ZipException | IllegalArgumentException e) {
      throw new UnreadableListException(
          "the workbook is damaged or not complete (%s); save it again, or as .csv"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** Sheets are streamed; the texts that they share are held in memory, all others are small. */
  private static long largest(String name) {
    if (name.startsWith("xl/worksheets/")) {
      return Long.MAX_VALUE;
    }
    boolean texts = name.endsWith("sharedstrings.xml");
    return texts ? Runtime.getRuntime().maxMemory() * 6 / 10 : LARGEST_PART;
  }

  /** Counts what the part would need in memory: its text, and its tags as parts of strings. */
  private static void scan(InputStream part, long largest) throws IOException {
    byte[] block = new byte[1 << 16];
    long size = 0;
    int text = 0;
    boolean tag = false;
    int letters = -REFERENCE.length;
    for (int read = part.read(block); read >= 0; read = part.read(block)) {
      for (int i = 0; i < read; i++) {
        byte b = block[i];
        text = b == '<' ? 0 : text + 1;
        tag = b == '<' || (tag && b != '>');
        size += b == '<' ? STRING_OF_A_TAG : tag ? 0 : 1;
        letters = letters(letters, b);
        if (text > LONGEST_TEXT || letters > 3 || size > largest) {
          throw new UnreadableListException(
              "the workbook is too large for the memory, or not what it seems; save it as .csv");
        }
      }
    }
  }

  /** How many letters a cell's reference has so far; below zero while there is none. */
  private static int letters(int before, byte b) {
    if (before < 0) {
      int matched = REFERENCE.length + before;
      if (b == REFERENCE[matched]) {
        return before + 1;
      }
      return b == REFERENCE[0] ? 1 - REFERENCE.length : -REFERENCE.length;
    }
    return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') ? before + 1 : -REFERENCE.length;
  }
}
