package caravan.road.intake;

import caravan.lists.archive.ListArchive;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives lists names that can be written. A name is bytes; those that Windows, Samba and FTP clients
 * leave are often no UTF-8, and then no text names the file. Such a list gets the name that was
 * meant, read in code page 1252, before it goes on.
 */
final class ReadableNames {

  private static final Logger LOG = LoggerFactory.getLogger(ReadableNames.class);
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final char UNKNOWN = '\uFFFD';

  private final Path input;
  private final ListArchive listArchive;

  /**
   * @param input the folder where lists are dropped
   */
  ReadableNames(Path input, ListArchive listArchive) {
    this.input = input;
    this.listArchive = listArchive;
  }

  /**
   * The list under a name that can be written; renamed, into a folder of such a name, where its own
   * can't be. Nothing is overwritten.
   *
   * @throws java.io.UncheckedIOException where it can't be renamed
   */
  Path readable(Path file) {
    Path below = input.relativize(file);
    if (canBeWritten(below)) {
      return file;
    }
    Path place = input;
    for (Path name : below) {
      place = place.resolve(meant(name));
    }
    Path renamed = listArchive.rename(file, place);
    LOG.warn(
        "{} has a name that is no {}: it is called {} from now on",
        shown(file),
        Charset.defaultCharset().name(),
        input.relativize(renamed));
    return renamed;
  }

  /** Its folder below the input folder, {@code de/books}; empty at the top. */
  String folder(Path file) {
    Path parent = input.relativize(file).getParent();
    if (parent == null) {
      return "";
    }
    return StreamSupport.stream(parent.spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  /** Whether the text of a path names the same file. */
  private static boolean canBeWritten(Path path) {
    try {
      return path.getFileSystem().getPath(path.toString()).equals(path);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The path with the bytes that are no text as {@code %E4}, as a person may look for it. */
  static String shown(Path path) {
    if (canBeWritten(path)) {
      return path.toString();
    }
    StringBuilder shown = new StringBuilder(path.isAbsolute() ? "/" : "");
    for (Path name : path) {
      shown.append(canBeWritten(name) ? name.toString() : raw(name)).append('/');
    }
    return shown.substring(0, shown.length() - 1);
  }

  private static Path meant(Path name) {
    if (canBeWritten(name)) {
      return name;
    }
    String meant = decode(bytes(raw(name)));
    try {
      return name.getFileSystem().getPath(meant);
    } catch (InvalidPathException e) {
      return name.getFileSystem().getPath(meant.replaceAll("[^\\x20-\\x7e]", "_"));
    }
  }

  /** The bytes of a name, each that is no plain letter as {@code %E4}. */
  private static String raw(Path name) {
    String uri = name.toUri().getRawPath();
    String path = uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static ByteBuffer bytes(String raw) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int at = 0; at < raw.length(); at++) {
      if (raw.charAt(at) == '%') {
        bytes.write(Integer.parseInt(raw.substring(at + 1, at + 3), 16));
        at += 2;
      } else {
        bytes.write(raw.charAt(at));
      }
    }
    return ByteBuffer.wrap(bytes.toByteArray());
  }

  /** What is UTF-8 is read as that, each other byte as a letter of code page 1252. */
  private static String decode(ByteBuffer bytes) {
    CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(2 * bytes.remaining());
    for (CoderResult result = utf8.decode(bytes, text, true);
        result.isMalformed();
        result = utf8.decode(bytes, text, true)) {
      byte[] one = {bytes.get()};
      char letter = new String(one, WESTERN).charAt(0);
      text.put(letter == UNKNOWN || Character.isISOControl(letter) ? '_' : letter);
    }
    return text.flip().toString();
  }
}
