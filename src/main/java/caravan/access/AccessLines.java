package caravan.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The text of small files of which nothing is ever shown. */
final class AccessLines {

  private static final int LONGEST = 1 << 20;

  private AccessLines() {}

  /**
   * All lines.
   *
   * @throws AccessException if it can't be read, is too large or is no UTF-8
   */
  static List<String> read(Path file) {
    return text(file).lines().toList();
  }

  private static String text(Path file) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(file))).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new AccessException(file + ": is not a text file in UTF-8", e);
    }
  }

  /** All that is in it; AccessException as above. */
  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST);
      if (bytes.length == LONGEST) {
        throw new AccessException(file + ": is too large, a megabyte and more");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new AccessException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new AccessException(file + ": can't be read: " + e.getMessage(), e);
    }
  }

  /** Whether a line says nothing: it is blank, or begins with #. */
  static boolean silent(String line) {
    return line.isBlank() || line.startsWith("#");
  }

  /** What is wrong with a line, which is not shown. */
  static AccessException fault(Path file, int line, String why) {
    return new AccessException("%s, line %d: %s".formatted(file, line, why));
  }
}
