package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One file of results while it is written; every failure names it. */
final class ResultFile implements AutoCloseable {

  private final AtomicFile atomicFile;
  private final Sink sink;

  private ResultFile(AtomicFile atomicFile, Sink sink) {
    this.atomicFile = atomicFile;
    this.sink = sink;
  }

  /** Begins a file in that format, written aside from its place. */
  static ResultFile begin(
      Path place,
      long node,
      ResultFormat resultFormat,
      ListHead head,
      ResultRules rules,
      Disk disk) {
    try {
      AtomicFile atomicFile = new AtomicFile(place, node, disk);
      try {
        return new ResultFile(atomicFile, sink(atomicFile, resultFormat, head, rules));
      } catch (IOException | RuntimeException e) {
        atomicFile.close();
        throw e;
      }
    } catch (IOException e) {
      throw ResultException.writing(place, e);
    }
  }

  private static Sink sink(
      AtomicFile atomicFile, ResultFormat resultFormat, ListHead head, ResultRules rules)
      throws IOException {
    return switch (resultFormat) {
      case CSV -> new CsvSink(atomicFile.writer(), head, rules);
      case JSON -> JsonSink.array(atomicFile.writer());
      case NDJSON -> JsonSink.lines(atomicFile.writer());
      case XLSX -> new XlsxSink(atomicFile.stream(), head, rules.columns());
      case CROSSWALK -> CrosswalkSink.csv(atomicFile.writer(), head, rules);
      case CHANGES -> new ChangesSink(atomicFile.writer(), head, rules);
    };
  }

  Path place() {
    return atomicFile.place();
  }

  void add(ResultRow row, List<ItemRow> items) {
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
      return atomicFile.force();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  /** It stays aside when it is closed, to be published from there. */
  void leave() {
    atomicFile.leave();
  }

  void publish() {
    try {
      atomicFile.publish();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }

  @Override
  public void close() {
    try {
      atomicFile.close();
    } catch (IOException e) {
      throw ResultException.writing(place(), e);
    }
  }
}
