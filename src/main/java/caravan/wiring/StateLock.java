package caravan.wiring;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One process at a time works on a state folder; who holds it stands in its file {@code lock}. */
final class StateLock implements AutoCloseable {

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the lock, or throws StartException that says who holds it. */
  static StateLock take(Path state) {
    Path file = state.resolve("lock");
    try {
      Files.createDirectories(state, Rights.ofFolder());
      FileChannel channel =
          FileChannel.open(
              file,
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
              Rights.ofFile());
      if (lock(channel) == null) {
        String holder = Files.readString(file).strip();
        channel.close();
        throw StartException.stateInUse(
            "The state folder %s is in use by %s. Stop that one, or set caravan.state to another folder."
                .formatted(state, holder.isEmpty() ? "another process" : holder));
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              ("process " + ProcessHandle.current().pid() + "\n")
                  .getBytes(StandardCharsets.UTF_8)));
      return new StateLock(channel);
    } catch (IOException e) {
      throw new StartException("The state folder " + state + " can't be used: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (java.nio.channels.OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StartException("The lock of the state folder can't be given back: " + e, e);
    }
  }
}
