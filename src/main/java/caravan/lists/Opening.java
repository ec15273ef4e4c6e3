package caravan.lists;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * How a list is to be opened; decided once, by the survey.
 *
 * @param delimiter of a table in text, {@code ','} for all others
 * @param sheet the index of the workbook's sheet, 0 for all others
 * @param styled whether the workbook has formats for its cells
 */
record Opening(
    Format format, boolean gzip, Encoding encoding, char delimiter, int sheet, boolean styled) {

  /** The records of the file, which are to be closed. */
  Opened open(Path file) throws IOException {
    Content content = Content.open(file, format != Format.XLSX && gzip);
    try {
      return new Opened(content, records(file, content));
    } catch (IOException | RuntimeException e) {
      content.close();
      throw e;
    }
  }

  private Records records(Path file, Content content) throws IOException {
    return switch (format) {
      case PLAIN -> new PlainRecords(encoding.reader(content.bytes()));
      case TABLE -> new CsvRecords(encoding.reader(content.bytes()), delimiter);
      case JSON -> new JsonRecords(encoding.reader(content.bytes()));
      case NDJSON -> new NdjsonRecords(encoding.reader(content.bytes()));
      case XLSX -> XlsxRecords.open(WorkbookFile.of(file, gzip), sheet, styled);
    };
  }

  Opening withSheet(int index) {
    return new Opening(format, gzip, encoding, delimiter, index, styled);
  }

  /** An open list: its bytes, and the records in them. */
  record Opened(Content content, Records records) implements Closeable {
    @Override
    public void close() throws IOException {
      try (content) {
        records.close();
      }
    }
  }
}
