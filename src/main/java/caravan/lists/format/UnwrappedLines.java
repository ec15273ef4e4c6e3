package caravan.lists.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/**
 * The lines within lines that stand in quotation marks as a whole, the marks inside doubled: {@code
 * "4006381333931;""Pen"";1,99"}. A spreadsheet makes such of lines that lay in one column.
 */
final class UnwrappedLines extends Reader {

  private static final int FEWEST = 2;

  private final Reader in;
  private final StringBuilder line = new StringBuilder();
  private String ready = "";
  private int at;
  private boolean ended;

  UnwrappedLines(Reader in) {
    this.in = new BufferedReader(new LineGuard(in, Records.LONGEST));
  }

  /** Whether the lines of the text, but for a header, stand in quotation marks as a whole. */
  static boolean are(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).skip(1).toList();
    return lines.size() >= FEWEST && lines.stream().allMatch(UnwrappedLines::wrapped);
  }

  /** Marks at both ends, and between them none that is not doubled. */
  private static boolean wrapped(String line) {
    int last = line.length() - 1;
    if (last < 1 || line.charAt(0) != '"' || line.charAt(last) != '"') {
      return false;
    }
    for (int i = 1; i < last; i++) {
      if (line.charAt(i) == '"' && (++i == last || line.charAt(i) != '"')) {
        return false;
      }
    }
    return true;
  }

  /** The text without those quotation marks. */
  static String unwrapped(String text) {
    StringBuilder inner = new StringBuilder(text.length());
    text.lines().forEach(line -> inner.append(unwrappedLine(line)).append('\n'));
    return inner.toString();
  }

  private static String unwrappedLine(String line) {
    return wrapped(line) ? line.substring(1, line.length() - 1).replace("\"\"", "\"") : line;
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    if (at == ready.length() && !fill()) {
      return -1;
    }
    int read = Math.min(count, ready.length() - at);
    ready.getChars(at, at + read, buffer, offset);
    at += read;
    return read;
  }

  /** Reads the next line with what ends it; false after the last. */
  private boolean fill() throws IOException {
    line.setLength(0);
    at = 0;
    while (!ended) {
      int c = in.read();
      ended = c < 0;
      if (c == '\n' || c == '\r') {
        ready = unwrappedLine(line.toString()) + (char) c;
        return true;
      }
      if (!ended) {
        line.append((char) c);
      }
    }
    ready = unwrappedLine(line.toString());
    return !ready.isEmpty();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
