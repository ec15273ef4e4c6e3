package caravan.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Standard error, which is mostly a file on some disk. What can't be written is counted: the log
 * can't tell that there is no log, the health can, and the log does once it is back.
 */
final class StandardError extends OutputStream {

  private final OutputStream out;
  private long lost;
  private String why = "";

  StandardError(OutputStream out) {
    this.out = out;
  }

  /** From now on standard error goes through one of these. */
  static StandardError take() {
    StandardError error = new StandardError(new FileOutputStream(FileDescriptor.err));
    System.setErr(new PrintStream(error, true, StandardCharsets.UTF_8));
    return error;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    try {
      if (lost > 0) {
        String gap = "%n%d lines of the log are missing here: %s%n".formatted(lost, why);
        out.write(gap.getBytes(StandardCharsets.UTF_8));
        lost = 0;
      }
      out.write(bytes, from, count);
    } catch (IOException e) {
      lost++;
      why = String.valueOf(e.getMessage());
    }
  }

  /** What is wrong with the log; nothing once a line could be written again. */
  synchronized List<String> faults() {
    return lost == 0
        ? List.of()
        : List.of("the log can't be written, %d lines are missing: %s".formatted(lost, why));
  }
}
