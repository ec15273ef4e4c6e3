package caravan.results;

import caravan.codes.Comparison;
import caravan.codes.Difference;
import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One list on its way to its place: all its files in one pass over the rows, then all onto the
 * disk, where they stay aside or get their names. Closed before that, it leaves nothing behind.
 * Whatever can't be written is a ResultException. For one thread at a time.
 */
public final class ListResults implements AutoCloseable {

  private final ListHead head;
  private final ResultRules rules;
  private final Disk disk;
  private final OutputFolder output;
  private final long node;
  private final String base;
  private final Path folder;
  private final OutcomeCounts outcomeCounts = new OutcomeCounts();
  private final List<ResultFile> files = new ArrayList<>();
  private long lastRow;
  private @Nullable ProductChanges productChanges;

  ListResults(
      String base, ListHead head, ResultRules rules, OutputFolder output, long node, Disk disk) {
    this.node = node;
    this.base = base;
    this.head = head;
    this.rules = rules;
    this.output = output;
    this.disk = disk;
    this.folder = output.open(base);
  }

  /** Adds a file to those that the rows are written to. */
  void begin(ResultFormat resultFormat, String ending) {
    files.add(ResultFile.begin(output.place(base, ending), node, resultFormat, head, rules, disk));
  }

  /** The name under which they will stand, without ending and relative to the output folder. */
  public String base() {
    return base;
  }

  /** Writes rows, as {@link #addAll(Iterator)} does. */
  public void addAll(List<ResultRow> rows) {
    addAll(rows.stream().map(row -> ParsedRow.of(row, rules.columns())).iterator());
  }

  /** Writes rows whose numbers begin with 1 and leave none out. */
  public void addAll(Iterator<ParsedRow> rows) {
    while (rows.hasNext()) {
      ParsedRow parsed = rows.next();
      ResultRow row = parsed.row();
      refuseUnless(row.number() == lastRow + 1, row, "comes after row " + lastRow);
      add(parsed);
    }
  }

  /** Writes rows whose numbers rise. */
  void addSome(Iterator<ResultRow> rows) {
    while (rows.hasNext()) {
      ResultRow row = rows.next();
      refuseUnless(row.number() > lastRow, row, "comes after row " + lastRow);
      add(ParsedRow.of(row, rules.columns()));
    }
  }

  private void add(ParsedRow parsed) {
    ResultRow row = parsed.row();
    int cells = row.cells().size();
    int columns = head.columns().size();
    refuseUnless(cells <= columns, row, "has " + cells + " cells for " + columns + " columns");
    lastRow = row.number();
    outcomeCounts.count(row.outcome());
    for (ResultFile file : files) {
      file.add(row, parsed.items());
    }
  }

  private void refuseUnless(boolean met, ResultRow row, String what) {
    if (!met) {
      throw new ResultException(
          output.place(base, ""),
          "row "
              + row.number()
              + " of "
              + head.path()
              + " "
              + what
              + ": nothing of it was delivered; this is a fault in Caravan, please report it");
    }
  }

  /** Writes what has changed; after the rows. */
  public void addAll(Comparison comparison) {
    ProductChanges counted = new ProductChanges(comparison.since());
    Iterator<Difference> differences = comparison.differences();
    while (differences.hasNext()) {
      Change change = Change.of(differences.next());
      counted.count(change.kind());
      if (change.kind() != Change.Kind.SAME) {
        files.forEach(file -> file.add(change));
      }
    }
    productChanges = counted;
  }

  /**
   * Ends the files and the receipt, which stay aside: all their bytes are on the disk, though
   * perhaps not their temporary names.
   */
  public WrittenFiles prepare(ListUsage usage) {
    Receipt receipt = new Receipt(head, outcomeCounts.rows(), usage, productChanges);
    Map<String, Long> sizes = new LinkedHashMap<>();
    for (ResultFile file : files) {
      file.add(receipt);
      sizes.put(file.place().getFileName().toString(), file.finish());
    }
    Path place = output.place(base, OutputFolder.RECEIPT);
    try (AtomicFile atomicFile = new AtomicFile(place, node, disk)) {
      receipt.write(atomicFile.writer(), sizes);
      atomicFile.force();
      files.forEach(ResultFile::leave);
      atomicFile.leave();
    } catch (IOException e) {
      throw ResultException.writing(place, e);
    }
    return written(Stream.of(place));
  }

  /**
   * Ends the files and gives them their names, without a receipt.
   *
   * @param wanted whether they are to get these yet, now that they are whole
   * @return empty where they are not
   */
  Optional<WrittenFiles> publish(BooleanSupplier wanted) {
    files.forEach(ResultFile::finish);
    if (!wanted.getAsBoolean()) {
      return Optional.empty();
    }
    files.forEach(ResultFile::publish);
    output.force(Stream.of(folder));
    return Optional.of(written(Stream.empty()));
  }

  private WrittenFiles written(Stream<Path> receipt) {
    Stream<Path> places = files.stream().map(ResultFile::place);
    List<Path> all = Stream.concat(places, receipt).toList();
    return new WrittenFiles(outcomeCounts.rows(), new AsideFiles(all, node));
  }

  /** Closes it after that failure. */
  void abandon(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    RuntimeException first = null;
    for (ResultFile file : files) {
      try {
        file.close();
      } catch (ResultException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }
}
