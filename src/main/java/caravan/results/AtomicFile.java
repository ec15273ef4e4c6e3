package caravan.results;

import caravan.files.TemporaryNames;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * One file while it is written: a hidden temporary beside the place where it will stand. Closed
 * before it is published, it leaves nothing.
 */
final class AtomicFile implements AutoCloseable {

  /** What a temporary's name has more than the file's: room for a node's number besides. */
  static final int LONGER = ".".length() + ".1234567890".length() + TemporaryNames.PART.length();

  private static final int BUFFER = 1 << 14;

  private final Path place;
  private final Path temporary;
  private final FileChannel channel;
  private final OutputStream out;
  private boolean left;

  /**
   * Begins it.
   *
   * @param node who writes it; 0 where there is but one
   */
  AtomicFile(Path place, long node, Disk disk) throws IOException {
    this.place = place;
    this.temporary = temporary(place, node);
    this.channel = disk.create(temporary);
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  /** Where the file of that place is while that node writes it. */
  static Path temporary(Path place, long node) {
    String mark = node == 0 ? "" : "." + node;
    return place.resolveSibling("." + place.getFileName() + mark + TemporaryNames.PART);
  }

  /**
   * Gives a file that was left aside its name at once, in place of what stood there; nothing where
   * it has it already, whatever became of it since.
   */
  static void publish(Path temporary, Path place) throws IOException {
    try {
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // a file is moved once
    }
  }

  Path place() {
    return place;
  }

  OutputStream stream() {
    return out;
  }

  /** A writer onto it, as {@link #utf8} is one. */
  Writer writer() {
    return utf8(out);
  }

  /** A UTF-8 writer; half a character pair, which UTF-8 has no bytes for, becomes U+FFFD. */
  static Writer utf8(OutputStream stream) {
    return new OutputStreamWriter(
        stream,
        StandardCharsets.UTF_8
            .newEncoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .replaceWith("\uFFFD".getBytes(StandardCharsets.UTF_8)));
  }

  /** Brings everything onto the disk and returns the number of bytes. */
  long force() throws IOException {
    out.flush();
    channel.force(true);
    long bytes = channel.size();
    channel.close();
    return bytes;
  }

  /** Gives it its name at once, in place of what stood there. */
  void publish() throws IOException {
    Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** It stays aside when it is closed, to be published from there. */
  void leave() {
    left = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!left) {
      Files.deleteIfExists(temporary);
    }
  }
}
