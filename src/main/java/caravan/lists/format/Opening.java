package caravan.lists.format;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;

/**
 * How a list is to be opened; decided once, by the survey.
 *
 * @param dialect of a text, or how far JSON is taken apart; {@code PLAIN} for all others
 * @param sheet the index of the workbook's sheet, 0 for all others
 * @param styled whether the workbook has formats for its cells
 * @param turned whether the table lies on its side: its columns are the records
 */
public record Opening(
    ListFormat format,
    boolean gzip,
    Encoding encoding,
    TextDialect dialect,
    int sheet,
    boolean styled,
    boolean turned) {

  /** An upright table. */
  public Opening(
      ListFormat format,
      boolean gzip,
      Encoding encoding,
      TextDialect dialect,
      int sheet,
      boolean styled) {
    this(format, gzip, encoding, dialect, sheet, styled, false);
  }

  /** Whether the format itself names what it holds. */
  public boolean named() {
    boolean rows = dialect.kind() == TextDialect.Kind.ROWS;
    return (format.names() && !rows) || dialect.kind() == TextDialect.Kind.FIELDS;
  }

  /** Whether each line of a text is a record. */
  public boolean lines() {
    return format == ListFormat.TEXT && dialect.kind() == TextDialect.Kind.PLAIN;
  }

  /** The records of the file, which are to be closed. */
  public Opened open(Path file) throws IOException {
    Content content = Content.open(file, format != ListFormat.XLSX && gzip);
    try {
      Records records = records(file, content);
      return new Opened(content, turned ? new TurnedRecords(records) : records);
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private Records records(Path file, Content content) throws IOException {
    return switch (format) {
      case TEXT -> records(encoding.reader(content.bytes()), dialect);
      case JSON -> json(encoding.reader(content.bytes()));
      case NDJSON -> new NdjsonRecords(encoding.reader(content.bytes()), dialect.kind());
      case XLSX -> XlsxRecords.open(WorkbookFile.of(file, gzip), sheet, styled);
    };
  }

  private Records json(Reader text) throws IOException {
    return switch (dialect.kind()) {
      case COLUMNS, KEYED -> new JsonObjectRecords(text, dialect.kind());
      case ROWS -> new JsonTableRecords(text);
      default -> new JsonRecords(text, dialect.kind());
    };
  }

  /** The same, where a JSON document holds columns, or rows under their keys. */
  public Opening shaped(Path file) throws IOException {
    if (format != ListFormat.JSON) {
      return this;
    }
    try (Content content = Content.open(file, gzip)) {
      TextDialect.Kind kind = JsonShape.of(encoding.reader(content.bytes()));
      return kind == dialect.kind() ? this : with(TextDialect.json(kind));
    }
  }

  /** The records of a text that is divided so. */
  static Records records(Reader text, TextDialect dialect) {
    return switch (dialect.kind()) {
      case PLAIN, NESTED, EXPANDED, COLUMNS, KEYED, LISTS, ROWS -> new PlainRecords(text);
      case FIELDS -> new FieldRecords(text);
      case BARS -> new BarRecords(text);
      case FIXED -> new FixedRecords(text, dialect.stops());
      case WRAPPED ->
          records(
              new UnwrappedLines(text),
              TextDialect.delimited(dialect.delimiter(), dialect.quoted()));
      case DELIMITED ->
          dialect.quoted()
              ? new CsvRecords(text, dialect.delimiter())
              : new SplitRecords(text, dialect.delimiter());
    };
  }

  public Opening withSheet(int index) {
    return new Opening(format, gzip, encoding, dialect, index, styled, turned);
  }

  /** The same table, whose columns are the records. */
  public Opening onItsSide() {
    return new Opening(format, gzip, encoding, dialect, sheet, styled, true);
  }

  public Opening with(TextDialect other) {
    return new Opening(format, gzip, encoding, other, sheet, styled, turned);
  }

  /** What stands between the cells of a table in text; {@code ','} for all others. */
  public char delimiter() {
    return dialect.delimiter();
  }

  /** An open list: its bytes, and the records in them. */
  public record Opened(Content content, Records records) implements Closeable {

    @Override
    public void close() throws IOException {
      try (content) {
        records.close();
      }
    }
  }
}
