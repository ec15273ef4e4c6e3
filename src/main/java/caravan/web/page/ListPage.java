package caravan.web.page;

import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import caravan.ledger.FirstForecast;
import caravan.ledger.ListRecord;
import caravan.ledger.ListRow;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.ledger.RowFilter;
import caravan.results.FinishedFiles;
import caravan.status.ListReport;
import caravan.status.Reports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One list with its rows. */
public final class ListPage {

  static final String OPEN = "open";
  private static final int ROWS = 100;
  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

  private final Overview overview;
  private final Reports reports;
  private final FinishedFiles files;
  private final Words words;
  private final ListLines lines;
  private final ListTimeline timeline;
  private final Clock clock;

  /** Shows what these know. */
  public ListPage(
      Overview overview, Reports reports, FinishedFiles files, Words words, Clock clock) {
    this.overview = overview;
    this.reports = reports;
    this.files = files;
    this.words = words;
    this.lines = new ListLines(overview, reports, files, words);
    this.timeline = new ListTimeline(overview, words, clock);
    this.clock = clock;
  }

  /**
   * The screen at this moment; empty if there is no such list, or it was forgotten.
   *
   * @param show an outcome's word, {@code open}, or anything else for all
   * @param after rows with a greater number only
   */
  public Optional<ListView> view(Frames frames, long id, String text, String show, long after) {
    return reports.list(id).map(report -> view(frames, report, text, show, after));
  }

  private ListView view(Frames frames, ListReport report, String text, String show, long after) {
    Instant now = clock.instant();
    ListRecord list = report.record();
    Optional<Outcome> outcome = outcome(show);
    boolean open = show.equals(OPEN);
    String kind = open || outcome.isPresent() ? show : "";
    Map<Outcome, Long> outcomes = lines.outcomes(list);
    RowFilter filter = new RowFilter(text, outcome.orElse(null), open, after);
    List<ListRow> rows = overview.rows(list.id(), filter, ROWS + 1);
    String further =
        rows.size() > ROWS
            ? link(text, kind)
                .with("after", String.valueOf(rows.get(ROWS - 1).row().number()))
                .text()
            : "";
    return new ListView(
        summary(frames, report, now),
        tabs(list, outcomes, text, kind),
        downloads(list, outcomes),
        text,
        kind,
        rows.stream().limit(ROWS).map(ListPage::row).toList(),
        further,
        after > 0,
        ActLines.of(overview.acts(list.id(), ActLines.MOST), words, now));
  }

  /** The list as a whole at this moment; empty if there is no such list, or it was forgotten. */
  public Optional<ListSummary> summary(Frames frames, long id) {
    return reports.list(id).map(report -> summary(frames, report, clock.instant()));
  }

  private ListSummary summary(Frames frames, ListReport report, Instant now) {
    ListRecord list = report.record();
    String path = list.head().path();
    return new ListSummary(
        frames.frame(path, "lists", "lists/" + list.id(), now),
        lines.line(report, now),
        path,
        facts(list, now),
        timeline.steps(list, now));
  }

  private static Optional<Outcome> outcome(String word) {
    return Arrays.stream(Outcome.values()).filter(one -> one.word().equals(word)).findFirst();
  }

  private static Link link(String text, String kind) {
    return new Link().with("q", text).with("show", kind);
  }

  private List<ListView.Fact> facts(ListRecord list, Instant now) {
    List<ListView.Fact> facts = new ArrayList<>();
    facts.add(new ListView.Fact("Read as", list.summary()));
    Instant finished = list.finished();
    if (finished != null) {
      facts.add(new ListView.Fact("Took", Words.span(Duration.between(list.started(), finished))));
    }
    overview
        .firstForecast(list.id())
        .ifPresent(quoted -> facts.add(new ListView.Fact("Quoted", quoted(quoted, list, now))));
    facts.add(
        new ListView.Fact(
            finished == null ? "Cost so far" : "Cost", Words.count(list.tokens(), "token")));
    String result = list.result();
    if (result != null) {
      facts.add(new ListView.Fact("Results are called", result));
    }
    facts.add(new ListView.Fact("List number", String.valueOf(list.id())));
    return facts;
  }

  /**
   * What the list was thought to cost and when to be done; and when it came otherwise, by how much.
   */
  private String quoted(FirstForecast quoted, ListRecord list, Instant now) {
    String tokens = Words.count(quoted.tokens(), "token");
    Instant done = quoted.done();
    if (done == null) {
      return tokens;
    }
    Instant finished = list.finished();
    Duration late = finished == null ? Duration.ZERO : Duration.between(done, finished);
    String came =
        late.abs().compareTo(WORTH_TELLING) < 0
            ? ""
            : late.isNegative()
                ? "; it was %s earlier".formatted(Words.span(late.negated()))
                : "; it was %s later".formatted(Words.span(late));
    return "%s, done %s%s".formatted(tokens, words.clock(done, now), came);
  }

  private List<ListView.Tab> tabs(
      ListRecord list, Map<Outcome, Long> outcomes, String text, String show) {
    List<ListView.Tab> tabs = new ArrayList<>();
    tabs.add(tab("all rows", list.rows(), "", text, show));
    if (list.open() > 0) {
      tabs.add(tab("without an answer yet", list.open(), OPEN, text, show));
    }
    for (Map.Entry<Outcome, Long> one : outcomes.entrySet()) {
      if (one.getValue() > 0 || one.getKey().word().equals(show)) {
        tabs.add(
            tab(ListLines.word(one.getKey()), one.getValue(), one.getKey().word(), text, show));
      }
    }
    return tabs;
  }

  private static ListView.Tab tab(String label, long count, String kind, String text, String show) {
    return new ListView.Tab(label, Words.number(count), link(text, kind).text(), kind.equals(show));
  }

  private List<ListView.Download> downloads(ListRecord list, Map<Outcome, Long> outcomes) {
    List<ListView.Download> all = new ArrayList<>();
    String result = list.result();
    boolean delivered = list.state() == ListState.DELIVERED;
    if (result != null && delivered) {
      for (FinishedFiles.Stored file : files.find(result)) {
        all.add(
            new ListView.Download(
                "files/" + file.ending().substring(1),
                label(file.ending().substring(1)),
                Words.size(file.bytes())));
      }
    }
    if (!delivered && list.rows() > list.open()) {
      all.add(new ListView.Download("files/partial.csv", "CSV of what is answered so far", ""));
    }
    if (ListLines.again(outcomes) > 0) {
      all.add(
          new ListView.Download(
              "files/failed.csv", ListLines.failed(outcomes) + ", as a list", ""));
    }
    return all;
  }

  /** CSV, crosswalk CSV, receipt JSON. */
  private static String label(String ending) {
    int dot = ending.indexOf('.');
    return ending.substring(0, dot + 1).replace('.', ' ')
        + ending.substring(dot + 1).toUpperCase(Locale.ROOT);
  }

  private static ListView.RowLine row(ListRow one) {
    ResultRow row = one.row();
    ProductCode code = row.code();
    String asked =
        code == null
            ? ""
            : "%s (%s, %s)"
                .formatted(
                    code.text(),
                    code.type().word(),
                    row.domain() == null ? "?" : row.domain().word());
    return new ListView.RowLine(
        row.number(),
        row.input(),
        asked,
        one.open() ? "no answer yet" : ListLines.word(row.outcome()),
        one.open() ? OPEN : row.outcome().word(),
        one.open() ? "" : ItemWords.line(row.items()),
        row.note());
  }
}
