package caravan.wiring;

import caravan.files.Folders;
import caravan.settings.StartException;
import java.io.IOException;
import java.nio.file.Path;

/** One process at a time works on a state folder; who holds it stands in its file {@code lock}. */
final class StateLock implements AutoCloseable {

  private final LockFile file;

  private StateLock(LockFile file) {
    this.file = file;
  }

  /** Takes the lock, or throws StartException that says who holds it. */
  static StateLock take(Path state) {
    Path file = state.resolve("lock");
    try {
      Folders.make(state);
      String self = "process " + ProcessHandle.current().pid();
      return LockFile.take(file, self).map(StateLock::new).orElseThrow(() -> inUse(state, file));
    } catch (IOException e) {
      throw new StartException("The state folder " + state + " can't be used: " + e, e);
    }
  }

  private static StartException inUse(Path state, Path file) {
    return StartException.inUse(
        "The state folder %s is in use by %s. Stop that one, or set caravan.state to another folder."
            .formatted(state, LockFile.holder(file)));
  }

  @Override
  public void close() {
    file.close();
  }
}
