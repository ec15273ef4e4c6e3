package caravan.wiring;

import caravan.files.FilePermissions;
import caravan.settings.StartException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process at a time holds; who does stands in it. It stays when it is given back:
 * to delete it would let two processes hold two files of one name.
 */
final class LockFile implements AutoCloseable {

  private static final String NOBODY_KNOWN = "another process";

  private final Path file;
  private final FileChannel channel;

  private LockFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes it; empty if somebody holds it.
   *
   * @throws IOException where no file can be made, or the file system knows no locks
   */
  static Optional<LockFile> take(Path file, String holder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
            FilePermissions.ofFile(file));
    try {
      if (lock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)));
      return Optional.of(new LockFile(file, channel));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** What the one who holds it wrote into it. */
  static String holder(Path file) {
    try {
      String holder = Files.readString(file).strip();
      return holder.isEmpty() ? NOBODY_KNOWN : holder;
    } catch (IOException e) { // Windows lets nobody read what is locked
      return NOBODY_KNOWN;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StartException("The lock " + file + " can't be given back: " + e, e);
    }
  }
}
