package caravan.web.page;

import caravan.ledger.ListFilter;
import caravan.ledger.Overview;
import caravan.results.FinishedFiles;
import caravan.status.ListReport;
import caravan.status.Reports;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All lists, to be looked through. */
public final class ListsPage {

  static final String AT_WORK = "work";
  static final String DONE = "done";
  static final String TOP = "/";
  private static final int LINES = 50;

  private final Overview overview;
  private final Reports reports;
  private final ListLines lines;
  private final Words words;
  private final Clock clock;

  /** Shows what these know. */
  public ListsPage(
      Overview overview, Reports reports, FinishedFiles files, Words words, Clock clock) {
    this.overview = overview;
    this.reports = reports;
    this.lines = new ListLines(overview, reports, files, words);
    this.words = words;
    this.clock = clock;
  }

  /**
   * The screen at this moment; what is not understood is taken for empty.
   *
   * @param before lists with a smaller number only
   */
  public ListsView view(Frames frames, String text, String state, String folder, long before) {
    Instant now = clock.instant();
    String wanted = state.equals(AT_WORK) || state.equals(DONE) ? state : "";
    ListFilter filter = new ListFilter(text, delivered(wanted), folder(folder), before);
    List<ListReport> found =
        overview.lists(filter, LINES + 1).stream()
            .flatMap(list -> reports.list(list.id()).stream())
            .toList();
    String older =
        found.size() > LINES
            ? new Link()
                .with("q", text)
                .with("state", wanted)
                .with("folder", folder)
                .with("before", String.valueOf(found.get(LINES - 1).record().id()))
                .text()
            : "";
    return new ListsView(
        frames.frame("Lists", "lists", "", now),
        text,
        wanted,
        folder,
        overview.folders().stream().map(name -> name.isEmpty() ? TOP : name).toList(),
        found.stream().limit(LINES).map(list -> lines.line(list, now)).toList(),
        (text + wanted + folder).isEmpty() && before == Long.MAX_VALUE
            ? FailedLines.of(reports.failed(), words, now)
            : List.of(),
        older);
  }

  private static @Nullable Boolean delivered(String state) {
    return state.isEmpty() ? null : Boolean.valueOf(state.equals(DONE));
  }

  private static @Nullable String folder(String folder) {
    return folder.isEmpty() ? null : folder.equals(TOP) ? "" : folder;
  }
}
