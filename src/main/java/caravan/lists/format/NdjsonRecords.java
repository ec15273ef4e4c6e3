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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON value a line. A line that is broken is a record that says so. */
final class NdjsonRecords implements Records {

  private final BufferedReader lines;
  private final JsonCells cells;
  private Iterator<Map<String, String>> apart = Collections.emptyIterator();

  /**
   * @param depth how far objects are taken apart
   */
  NdjsonRecords(Reader text, TextDialect.Kind depth) {
    this.cells = new JsonCells(depth);
    this.lines = new BufferedReader(new LineGuard(text, LONGEST), 1 << 16);
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    SourceRecord next = further();
    while (next == null) {
      String line = lines.readLine();
      if (line == null) {
        return null;
      }
      if (!CellCleaner.blank(line) && !Comment.is(line, '\t')) {
        next = read(line);
      }
    }
    return next;
  }

  /** The next record of the line that was read last; null after its last. */
  private @Nullable SourceRecord further() throws IOException {
    while (apart.hasNext()) {
      SourceRecord next = cells.line(apart.next());
      if (!next.blank()) {
        return next;
      }
    }
    return null;
  }

  private @Nullable SourceRecord read(String line) throws IOException {
    try (JsonParser parser = JsonCells.FACTORY.createParser(line)) {
      Map<String, String> members =
          parser.nextToken() == JsonToken.START_OBJECT
              ? cells.members(parser)
              : Map.of(Layout.PLAIN, JsonCells.text(parser));
      if (parser.nextToken() != null) {
        return new SourceRecord(List.of(line), "a line with more than one JSON value");
      }
      apart = cells.apart(members);
      return further();
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
