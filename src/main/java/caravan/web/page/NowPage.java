package caravan.web.page;

import caravan.codes.Channel;
import caravan.desk.Draft;
import caravan.desk.DraftDesk;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.lists.archive.FailedList;
import caravan.results.FinishedFiles;
import caravan.settings.Settings;
import caravan.status.ChannelReport;
import caravan.status.Health;
import caravan.status.ListReport;
import caravan.status.Readiness;
import caravan.status.Report;
import caravan.status.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** What is going on: the first screen. */
public final class NowPage {

  private static final int LINES = 200;
  private static final int FAILED = 5;
  private static final Duration LATELY = Duration.ofDays(7);

  private final Settings settings;
  private final Health health;
  private final Reports reports;
  private static final Map<Pause.Kind, String> IN_A_TAB =
      Map.of(Pause.Kind.KEY, "key refused", Pause.Kind.SETTINGS, "settings refused");

  private final Supplier<List<Draft>> drafts;
  private final Words words;
  private final ChannelCards cards;
  private final ListLines lines;

  /** Shows what these know. */
  public NowPage(
      Settings settings,
      Overview overview,
      Health health,
      Reports reports,
      Supplier<List<Draft>> drafts,
      FinishedFiles files,
      Words words) {
    this.drafts = drafts;
    this.settings = settings;
    this.health = health;
    this.reports = reports;
    this.words = words;
    this.cards = new ChannelCards(overview, words);
    this.lines = new ListLines(overview, reports, files, words);
  }

  /** The screen at this moment. */
  public NowView view(Frames frames) {
    Report report = reports.report();
    Instant now = report.at();
    List<NowView.Alarm> alarms = alarms(report);
    String sentence = sentence(report, now);
    String title = alarms.isEmpty() ? title(sentence) : "! " + trouble(report, alarms.get(0));
    return new NowView(
        frames.frame(title, "now", "now", now),
        sentence,
        alarms,
        report.channels().stream().map(channel -> cards.card(channel, now)).toList(),
        drafts.get().stream().map(draft -> draft(draft, now)).toList(),
        report.held().stream()
            .map(
                list ->
                    new NowView.HeldLine(list, Reports.why(list), words.moment(list.since(), now)))
            .toList(),
        FailedLines.of(lately(report), words, now),
        report.atWork().stream().limit(LINES).map(list -> lines.line(list, now)).toList(),
        Math.max(0, report.atWork().size() - LINES),
        report.delivered().stream().map(list -> lines.line(list, now)).toList(),
        report.empty(),
        settings.folders().input().toString(),
        settings.web().upload(),
        report.channels().stream().noneMatch(ChannelReport::on));
  }

  /** Not for ever: all of them are told with the lists. */
  private static List<FailedList> lately(Report report) {
    Instant since = report.at().minus(LATELY);
    return report.failed().stream()
        .filter(list -> list.since().isAfter(since))
        .limit(FAILED)
        .toList();
  }

  private NowView.DraftLine draft(Draft draft, Instant now) {
    return new NowView.DraftLine(
        draft.id(), DraftPage.names(draft), words.moment(draft.since().plus(DraftDesk.KEPT), now));
  }

  private List<NowView.Alarm> alarms(Report report) {
    List<NowView.Alarm> alarms = new ArrayList<>();
    health.readiness().reasons().forEach(reason -> alarms.add(alarm(reason)));
    report
        .servers()
        .forEach(
            server ->
                alarms.add(
                    new NowView.Alarm(
                        "%s (%s) fails since %s: %s"
                            .formatted(
                                server.server(),
                                server.way().word(),
                                words.clock(server.since(), report.at()),
                                ended(server.words())),
                        "")));
    return alarms;
  }

  private static NowView.Alarm alarm(Readiness.Reason reason) {
    Channel channel = reason.channel();
    return new NowView.Alarm(ended(reason.words()), channel == null ? "" : channel.word());
  }

  private static String ended(String sentence) {
    return sentence.endsWith(".") || sentence.endsWith("!") ? sentence : sentence + ".";
  }

  /** What a tab has room for. */
  private static String trouble(Report report, NowView.Alarm first) {
    return report.channels().stream()
        .filter(channel -> channel.on() && channel.pause() != null)
        .map(channel -> Objects.requireNonNull(channel.pause()).kind())
        .flatMap(kind -> Optional.ofNullable(IN_A_TAB.get(kind)).stream())
        .findFirst()
        .orElseGet(() -> title(first.what()));
  }

  private static String title(String sentence) {
    String plain = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return plain.length() > 80 ? plain.substring(0, 79) + "…" : plain;
  }

  private String sentence(Report report, Instant now) {
    int lists = report.atWork().size();
    if (lists == 0) {
      return report.held().isEmpty()
          ? "Nothing to do."
          : "Nothing to do but what waits for a word.";
    }
    Optional<Instant> end =
        report.atWork().stream()
            .map(ListReport::done)
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder());
    long unknown = report.atWork().stream().filter(NowPage::endless).count();
    String which =
        unknown == 0 ? "" : unknown < lists ? Words.number(lists - unknown) + " of them " : "";
    return Words.count(lists, "list")
        + " at work"
        + end.map(at -> ", " + which + "done " + words.clock(at, now)).orElse("")
        + ".";
  }

  /** Whether nobody can tell when its last answer comes. */
  private static boolean endless(ListReport list) {
    return list.done() == null && list.record().open() > 0;
  }
}
