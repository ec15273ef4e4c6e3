package caravan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringTokenizer;

/**
 * How many files the machine lets this process open. Looked at before anything else, with nothing
 * but Java itself: where they are too few, not even Caravan's own classes can be opened.
 */
public final class OpenFiles {

  /** Its jars, the ledger, and some lists and connections. */
  static final long NEEDED = 200;

  private static final String LIMIT = "Max open files";

  private OpenFiles() {}

  /** Whether there are enough to start; else that is said. Where no limit is told, there are. */
  public static boolean enough() {
    long most = most();
    if (most < NEEDED) {
      System.err.println(
          "caravan: only "
              + most
              + " files and connections may be open at once, Caravan needs "
              + NEEDED
              + "; raise the limit: ulimit -n 1024 (systemd: LimitNOFILE=1024)");
    }
    return most >= NEEDED;
  }

  /** Java raises the limit to the hard one, the second number, by itself. */
  private static long most() {
    try {
      List<String> limits =
          Files.readAllLines(Path.of("/proc/self/limits"), StandardCharsets.US_ASCII);
      for (String limit : limits) {
        if (limit.startsWith(LIMIT)) {
          StringTokenizer softAndHard = new StringTokenizer(limit.substring(LIMIT.length()));
          softAndHard.nextToken();
          return Long.parseLong(softAndHard.nextToken());
        }
      }
    } catch (IOException | RuntimeException e) {
      return Long.MAX_VALUE; // not Linux, or no limit
    }
    return Long.MAX_VALUE;
  }
}
