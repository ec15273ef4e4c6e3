package caravan.lists.format;

import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Layout;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value a line. A line that is broken is a record that says so. */
final class NdjsonRecords implements Records {

  private final BufferedReader lines;
  private final JsonCells cells = new JsonCells();

  NdjsonRecords(Reader text) {
    this.lines = new BufferedReader(new LineGuard(text, LONGEST), 1 << 16);
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!CellCleaner.blank(line) && !Comment.is(line, '\t')) {
        SourceRecord read = read(line);
        if (!read.blank()) {
          return read;
        }
      }
    }
    return null;
  }

  private SourceRecord read(String line) throws IOException {
    try (JsonParser parser = JsonCells.FACTORY.createParser(line)) {
      Map<String, String> members =
          parser.nextToken() == JsonToken.START_OBJECT
              ? cells.members(parser)
              : Map.of(Layout.PLAIN, JsonCells.text(parser));
      return parser.nextToken() == null
          ? cells.line(members)
          : new SourceRecord(List.of(line), "a line with more than one JSON value");
    } catch (JsonProcessingException e) {
      return new SourceRecord(List.of(line), "a broken line of JSON: " + JsonCells.fault(e));
    }
  }

  @Override
  public List<String> names() {
    return cells.names();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
