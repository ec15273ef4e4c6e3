package caravan.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Names on an FTP server, whose lines are read and written here byte for byte (as Latin-1). Where
 * the bytes are UTF-8 they are read so, whatever the server says of itself; a name whose bytes are
 * not is Latin-1, and goes back in the bytes in which it came.
 */
final class FtpNames {

  private final Set<String> latin = ConcurrentHashMap.newKeySet();

  /** The name that those bytes of a line are. */
  String read(String bytes) {
    if (plain(bytes)) {
      return bytes;
    }
    try {
      String name =
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1))).toString();
      latin.remove(name);
      return name;
    } catch (CharacterCodingException e) {
      latin.add(bytes);
      return bytes;
    }
  }

  /** The bytes of a path, or of anything else that is sent. */
  String write(String text) {
    return plain(text)
        ? text
        : Arrays.stream(text.split("/", -1)).map(this::one).collect(Collectors.joining("/"));
  }

  private String one(String name) {
    return latin.contains(name) ? name : new String(name.getBytes(UTF_8), ISO_8859_1);
  }

  private static boolean plain(String text) {
    return US_ASCII.newEncoder().canEncode(text);
  }
}
