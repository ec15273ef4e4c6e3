package caravan.road.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder where lists from servers land, each under a name of its own that nothing on a server
 * can choose. What is in it can be fetched again, so it begins empty.
 */
public final class Inbox {

  private static final int BUFFER = 1 << 16;

  private final Path folder;
  private final Function<String, OptionalLong> fences;

  /**
   * @param fences under which {@linkplain caravan.ledger.Nodes#fence number} this process fetches
   *     the lists of the server of that address
   */
  public Inbox(Path folder, Function<String, OptionalLong> fences) {
    this.folder = folder;
    this.fences = fences;
  }

  /** Throws away what an earlier run left. */
  public void clear() {
    if (Files.exists(folder)) {
      try (Stream<Path> left = Files.list(folder)) {
        for (Path file : List.copyOf(left.toList())) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("can't clear " + folder + ": " + e.getMessage(), e);
      }
    }
  }

  /**
   * Copies a list to the disk, whatever its size.
   *
   * @param in its bytes; null where the server does not hand them out
   * @param size what the server said of it; below 0 if nothing
   * @throws InboxException where it is not whole; then nothing stays here
   * @throws UncheckedIOException where it can't be written here; neither then
   */
  public RemoteList land(@Nullable InputStream in, long size, String server, String path) {
    if (in == null) {
      throw new InboxException("the server does not hand out " + path);
    }
    long fence =
        fences
            .apply(server)
            .orElseThrow(() -> new InboxException("another node fetches " + path + " now"));
    Path copy = folder.resolve(UUID.randomUUID() + ".list");
    try {
      long bytes = copy(in, copy, path);
      if (size >= 0 && bytes != size) {
        throw new InboxException(
            "%,d of %,d bytes of %s came: the connection was cut, or it is still being written"
                .formatted(bytes, size, path));
      }
      return new RemoteList(copy, server, path, fence);
    } catch (RuntimeException e) { // also of whichever library reads from there
      try {
        discard(copy);
      } catch (UncheckedIOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private long copy(InputStream in, Path copy, String path) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't make the folder " + folder + ": " + e.getMessage(), e);
    }
    try (OutputStream out = Files.newOutputStream(copy, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      long bytes = 0;
      for (int read = read(in, buffer, path); read >= 0; read = read(in, buffer, path)) {
        out.write(buffer, 0, read);
        bytes += read;
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("can't write " + copy + ": " + e.getMessage(), e);
    }
  }

  private static int read(InputStream in, byte[] buffer, String path) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new InboxException(
          "the connection was lost while %s was fetched: %s".formatted(path, e.getMessage()), e);
    }
  }

  /** The copy is not needed any more. */
  public void discard(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + copy + ": " + e.getMessage(), e);
    }
  }
}
