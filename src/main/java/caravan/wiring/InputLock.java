package caravan.wiring;

import caravan.settings.Settings;
import caravan.settings.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon at a time watches an input folder: two would take each other's lists away, and pay
 * twice for what is in both. Who does stands in its file {@code .caravan.lock}. Where no such file
 * can be made, or a network drive knows no locks, it goes without, and says so once.
 */
final class InputLock implements AutoCloseable {

  static final String NAME = ".caravan.lock";

  private static final Logger LOG = LoggerFactory.getLogger(InputLock.class);

  /** A network drive that has not answered by then knows no locks. */
  private static final int PATIENCE_SECONDS = 5;

  private final Optional<LockFile> file;

  private InputLock(Optional<LockFile> file) {
    this.file = file;
  }

  /** For who watches no folder. */
  static InputLock none() {
    return new InputLock(Optional.empty());
  }

  /**
   * Takes the locks of the folders that a daemon works on, and has them given back at its end.
   * Several that work with one ledger may share an input folder: the ledger says who takes lists
   * in.
   */
  static void takeAll(Settings settings, boolean watching, CloseStack parts) {
    Settings.Folders folders = settings.folders();
    parts.add(StateLock.take(folders.state()));
    if (watching && settings.ledger().url().isEmpty()) {
      parts.add(take(folders.input(), folders.state()));
    }
  }

  /** Takes the lock, or throws StartException that says who holds it. */
  static InputLock take(Path input, Path state) {
    Path file = input.resolve(NAME);
    try {
      Files.createDirectories(input);
      Optional<LockFile> lock = taken(file, holder(state));
      if (lock.isEmpty()) {
        throw StartException.inUse(
            "The input folder %s is watched by %s. Stop that one, or set caravan.input to another folder."
                .formatted(input, LockFile.holder(file)));
      }
      return new InputLock(lock);
    } catch (IOException e) {
      LOG.warn(
          "The input folder {} can't be locked ({}): see to it that no other Caravan watches it",
          input,
          e.toString());
      return none();
    }
  }

  private static Optional<LockFile> taken(Path file, String holder) throws IOException {
    FutureTask<Optional<LockFile>> taking = new FutureTask<>(() -> LockFile.take(file, holder));
    Thread thread = new Thread(taking, "input-lock");
    thread.setDaemon(true);
    thread.start();
    try {
      return taking.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer in " + PATIENCE_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The folder may be shared by machines, which have processes of one number each. */
  private static String holder(Path state) {
    return "process %d on %s, with the state folder %s"
        .formatted(ProcessHandle.current().pid(), NodeSelf.machine(), state);
  }

  @Override
  public void close() {
    file.ifPresent(LockFile::close);
  }
}
