package caravan.lists.format;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a list are text.
 *
 * @param charset of the text
 * @param mark how many bytes at the beginning are a byte order mark
 * @param runnerUp one that would do nearly as well; empty if there is none
 * @param remark what a person should know of how it was found; empty if it goes without saying
 */
public record Encoding(Charset charset, int mark, String runnerUp, String remark) {

  private static final int BLOCK = 1 << 16;

  /** The bytes once more, from the beginning. */
  public interface Bytes {
    InputStream open() throws IOException;
  }

  public static Encoding of(Charset charset) {
    return new Encoding(charset, 0, "", "");
  }

  /**
   * Decides after reading all bytes: a byte order mark tells, else UTF-8 if all of it is, or all
   * but a few bytes; else the best of the older ones.
   *
   * @param again for an older one, which has to be without a fault from the beginning to the end
   * @throws UnreadableListException if it is no text
   */
  public static Encoding of(InputStream bytes, Bytes again) throws IOException {
    byte[] block = bytes.readNBytes(BLOCK);
    MagicBytes.refuse(block);
    Encoding wide = wide(block);
    if (wide != null) {
      return wide;
    }
    int mark = startsWith(block, 0xEF, 0xBB, 0xBF) ? 3 : brokenMark(block);
    TextCheck check = new TextCheck();
    for (int skip = mark; block.length > 0; block = bytes.readNBytes(BLOCK), skip = 0) {
      check.take(block, skip);
    }
    if (mark == 0) {
      check.end();
    }
    if (check.utf8()) {
      return new Encoding(StandardCharsets.UTF_8, mark, "", "");
    }
    if (check.nearlyUtf8()) {
      String remark = "UTF-8 but for %,d bytes, which are replaced".formatted(check.bad());
      return new Encoding(StandardCharsets.UTF_8, mark, "", remark);
    }
    OlderEncodings.Chosen older = new OlderEncodings(check.kept()).choose(again);
    String runnerUp = older.runnerUp() == null ? "" : older.runnerUp().name();
    String near = runnerUp.isEmpty() ? "" : runnerUp + " would do nearly as well";
    return new Encoding(older.best(), mark, runnerUp, near);
  }

  /** UTF-16 by its mark, or by the zeros that every other byte of Latin text then is. */
  private static @Nullable Encoding wide(byte[] block) {
    int[] zeros = new int[2];
    for (int i = 0; i < block.length; i++) {
      zeros[i & 1] += block[i] == 0 ? 1 : 0;
    }
    boolean little = zeros[1] > zeros[0] && zeros[1] * 5 > block.length;
    boolean big = zeros[0] > zeros[1] && zeros[0] * 5 > block.length;
    if (startsWith(block, 0xFF, 0xFE) && zeros[1] > 0) {
      return new Encoding(StandardCharsets.UTF_16LE, 2, "", "");
    }
    if (startsWith(block, 0xFE, 0xFF) && zeros[0] > 0) {
      return new Encoding(StandardCharsets.UTF_16BE, 2, "", "");
    }
    if (little && zeros[0] == 0) {
      return new Encoding(StandardCharsets.UTF_16LE, 0, "", "");
    }
    return big && zeros[1] == 0 ? new Encoding(StandardCharsets.UTF_16BE, 0, "", "") : null;
  }

  /** A mark that isn't borne out by what follows, or only half there. */
  private static int brokenMark(byte[] block) {
    if (startsWith(block, 0xFF, 0xFE) || startsWith(block, 0xFE, 0xFF)) {
      return 2;
    }
    return startsWith(block, 0xEF, 0xBB) ? 2 : 0;
  }

  private static boolean startsWith(byte[] block, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (i >= block.length || (block[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** The text of the bytes. */
  public Reader reader(InputStream bytes) throws IOException {
    byte[] read = bytes.readNBytes(mark); // skipping would keep the mark from the digest
    if (read.length < mark) {
      throw new EOFException("the byte order mark is gone");
    }
    return new InputStreamReader(bytes, charset);
  }
}
