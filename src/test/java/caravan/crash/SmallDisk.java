package caravan.crash;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A disk of its own that is soon full, or read-only; only root may have one. */
public final class SmallDisk implements AutoCloseable {

  private final Path at;

  /**
   * Mounts it over that folder; where that is not allowed, the test is skipped.
   *
   * @param size {@code 1m}
   */
  public SmallDisk(Path at, String size) throws IOException, InterruptedException {
    this.at = Files.createDirectories(at);
    boolean root =
        System.getProperty("user.name").equals("root") && Files.exists(Path.of("/bin/mount"));
    assumeTrue(
        root && run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString()),
        "only root may mount a small disk");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  /** Fills it to the last byte; the file that does is to be deleted. */
  public Path fill() throws IOException {
    Path filler = at.resolve("filler");
    try (var out = Files.newOutputStream(filler)) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      return filler;
    }
  }

  /** From now on it can only be read. */
  public void readOnly() throws IOException, InterruptedException {
    remount("ro");
  }

  /** It can be written again. */
  public void writable() throws IOException, InterruptedException {
    remount("rw");
  }

  private void remount(String how) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + how, at.toString())) {
      throw new IllegalStateException(at + " can't be made " + how);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "-l", at.toString());
  }
}
