package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Lets no line through that is too long to be a list's, before anybody collects it in memory. */
final class LineGuard extends FilterReader {

  private final int longest;
  private long line = 1;
  private int length;

  LineGuard(Reader in, int longest) {
    super(in);
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    char[] one = new char[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(char[] buffer, int offset, int count) throws IOException {
    int read = in.read(buffer, offset, count);
    for (int i = offset; i < offset + read; i++) {
      char c = buffer[i];
      if (c == '\n' || c == '\r') {
        length = 0;
        line += c == '\n' ? 1 : 0;
      } else if (++length > longest) {
        throw new UnreadableListException(
            "line %,d is longer than %,d characters; a list has one code a line, or one row"
                .formatted(line, longest));
      }
    }
    return read;
  }
}
