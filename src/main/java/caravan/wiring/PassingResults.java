package caravan.wiring;

import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.ledger.Ledger;
import caravan.ledger.ListRecord;
import caravan.ledger.ListRow;
import caravan.ledger.Overview;
import caravan.ledger.RowFilter;
import caravan.results.OwnRows;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import caravan.settings.Settings;
import caravan.web.PassingFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes them into a folder of the state, where what a crash leaves is removed at the next start.
 */
final class PassingResults implements PassingFiles {

  private static final int AT_A_TIME = 1_000;
  private static final List<Outcome> FAILED = List.of(Outcome.REFUSED, Outcome.FAILED);

  private final Path folder;
  private final ResultRules rules;
  private final Ledger ledger;

  PassingResults(Settings settings, Ledger ledger) {
    this.folder = settings.folders().state().resolve("downloads");
    this.ledger = ledger;
    this.rules = settings.results().at(folder, Set.of(ResultFormat.CSV));
  }

  @Override
  public Path partial(ListRecord list) {
    ResultRules here = rules.at(place("partial"), rules.formats());
    return ledger
        .deliveries()
        .answeredRows(
            list.id(), rows -> new ResultWriter(here).writePartial("list", list.head(), rows))
        .orElseThrow()
        .files()
        .get(0);
  }

  @Override
  public Path failed(ListRecord list) {
    Path place = place("failed").resolve("list.csv");
    Overview overview = ledger.overview();
    Stream<ResultRow> rows = FAILED.stream().flatMap(outcome -> rows(overview, list.id(), outcome));
    OwnRows.write(place, list.head(), rows.iterator());
    return place;
  }

  private static Stream<ResultRow> rows(Overview overview, long list, Outcome outcome) {
    return Stream.iterate(
            page(overview, list, outcome, 0),
            page -> !page.isEmpty(),
            page -> page(overview, list, outcome, page.get(page.size() - 1).row().number()))
        .flatMap(List::stream)
        .map(ListRow::row);
  }

  private static List<ListRow> page(Overview overview, long list, Outcome outcome, long after) {
    return overview.rows(list, new RowFilter("", outcome, false, after), AT_A_TIME);
  }

  private Path place(String what) {
    try {
      Files.createDirectories(folder);
      return Files.createTempDirectory(folder, what);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing can be written into " + folder, e);
    }
  }

  /** Removes what an earlier process left. */
  void clean() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be emptied", e);
    }
  }
}
