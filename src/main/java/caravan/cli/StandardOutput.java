package caravan.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that says whether all of it could be written, which System.out keeps to itself.
 * Behind the first failure nothing more is written.
 */
final class StandardOutput extends OutputStream {

  private final OutputStream out;
  private @Nullable IOException failure;

  StandardOutput() {
    this(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
  }

  StandardOutput(OutputStream out) {
    this.out = out;
  }

  /** In the encoding of the terminal. */
  PrintWriter writer() {
    String usual = Charset.defaultCharset().name();
    Charset charset = Charset.forName(System.getProperty("sun.stdout.encoding", usual));
    return new PrintWriter(new OutputStreamWriter(this, charset), true);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    attempt(() -> out.write(bytes, from, count));
  }

  @Override
  public synchronized void flush() {
    attempt(out::flush);
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void attempt(Writing writing) {
    if (failure != null) {
      return;
    }
    try {
      writing.write();
    } catch (IOException e) {
      failure = e;
    }
  }

  /**
   * The exit code of a command that ended so: where its output is not whole, that is said, and it
   * has failed. Whoever reads no further has read enough.
   */
  synchronized int exit(int code, PrintWriter err) {
    flush();
    if (failure == null || OutputTarget.closedByReader(failure)) {
      return code;
    }
    err.println("caravan: " + OutputTarget.why(OutputTarget.STANDARD_OUTPUT, failure));
    err.flush();
    return code == Exits.DONE ? Exits.WRONG : code;
  }
}
