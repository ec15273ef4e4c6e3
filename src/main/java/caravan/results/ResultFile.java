package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One file of results while it is written; every failure names it. */
final class ResultFile implements AutoCloseable {

  private final Aside aside;
  private final Sink sink;

  private ResultFile(Aside aside, Sink sink) {
    this.aside = aside;
    this.sink = sink;
  }

  /** Begins a file in that format, written aside from its place. */
  static ResultFile begin(Path place, Format format, ListHead head, ResultRules rules, Disk disk) {
    try {
      Aside aside = new Aside(place, disk);
      try {
        return new ResultFile(aside, sink(aside, format, head, rules));
      } catch (IOException | RuntimeException e) {
        aside.close();
        throw e;
      }
    } catch (IOException e) {
      throw ResultException.writing(place, e);
    }
  }

  private static Sink sink(Aside aside, Format format, ListHead head, ResultRules rules)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvSink(aside.writer(), head, rules);
      case JSON -> JsonSink.array(aside.writer());
      case NDJSON -> JsonSink.lines(aside.writer());
      case XLSX -> new XlsxSink(aside.stream(), head);
      case CROSSWALK ->
          CrosswalkSink.csv(aside.writer(), head, rules.delimiter(), rules.formulas());
      case CHANGES -> new ChangesSink(aside.writer(), head, rules);
    };
  }

  Path place() {
    return aside.place();
  }

  void add(ResultRow row, List<Item> items) {
    try {
      sink.add(row, items);
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  void add(Change change) {
    try {
      sink.add(change);
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  void add(Receipt receipt) {
    try {
      sink.add(receipt);
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  /** Ends the file, brings it onto the disk and returns its size in bytes. */
  long finish() {
    try {
      sink.finish();
      return aside.force();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  void publish() {
    try {
      aside.publish();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  @Override
  public void close() {
    try {
      aside.close();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }
}
