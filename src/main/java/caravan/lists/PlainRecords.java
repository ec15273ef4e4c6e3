package caravan.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list of one code a line. */
final class PlainRecords implements Records {

  private final BufferedReader lines;

  PlainRecords(Reader text) {
    this.lines = new BufferedReader(new LineGuard(text, LONGEST), 1 << 16);
  }

  @Override
  public @Nullable Line next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!Tidy.blank(line) && !Comment.is(line, '\t') && !SeparatorLine.is(line)) {
        return Line.of(List.of(line));
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
