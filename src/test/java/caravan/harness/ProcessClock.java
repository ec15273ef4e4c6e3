package caravan.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The machine's clock as one process sees it: by a library that is made here. */
public final class ProcessClock {

  private static final Path COMPILER = Path.of("/usr/bin/cc");
  private static final Path SOURCE = Path.of("src/test/resources/clock.c");

  private final Path library;
  private final Path ahead;

  private ProcessClock(Path library, Path ahead) {
    this.library = library;
    this.ahead = ahead;
    set(Duration.ZERO);
  }

  /** One that is right; none where there is no C compiler. */
  public static Optional<ProcessClock> in(Path folder) {
    Path library = folder.resolve("clock.so");
    if (!Files.exists(library) && !(Files.isExecutable(COMPILER) && made(library))) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ProcessClock(library, Files.createTempFile(folder, "ahead", "")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean made(Path library) {
    try {
      Process process =
          new ProcessBuilder(
                  COMPILER.toString(),
                  "-shared",
                  "-fPIC",
                  "-O1",
                  "-o",
                  library.toString(),
                  SOURCE.toString())
              .inheritIO()
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** From now on it is ahead by so much; less than zero: behind. */
  public void set(Duration by) {
    byte[] seconds =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.nativeOrder())
            .putLong(by.toSeconds())
            .array();
    try {
      Files.write(ahead, seconds, StandardOpenOption.WRITE); // the same page, which is mapped
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is started at that home from now on goes by it. */
  public void at(Home home) {
    home.variable("LD_PRELOAD", library.toString()).variable("CLOCK_AHEAD", ahead.toString());
  }
}
