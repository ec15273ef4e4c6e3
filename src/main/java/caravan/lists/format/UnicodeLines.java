package caravan.lists.format;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends lines also where Unicode does: at NEL and at its separators of lines and paragraphs. */
final class UnicodeLines extends FilterReader {

  private static final char NEXT_LINE = '\u0085';
  private static final char LINE_SEPARATOR = (char) 0x2028;
  private static final char PARAGRAPH_SEPARATOR = (char) 0x2029;

  UnicodeLines(Reader in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int c = in.read();
    return c >= 0 && ends((char) c) ? '\n' : c;
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = in.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      if (ends(buffer[i])) {
        buffer[i] = '\n';
      }
    }
    return read;
  }

  private static boolean ends(char c) {
    return c == NEXT_LINE || c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR;
  }
}
