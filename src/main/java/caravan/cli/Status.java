package caravan.cli;

import caravan.ledger.Held;
import caravan.ledger.Overview;
import caravan.ledger.ServerTrouble;
import caravan.ledger.Urgency;
import caravan.lists.archive.FailedList;
import caravan.settings.Settings;
import caravan.status.ChannelReport;
import caravan.status.ListReport;
import caravan.status.Report;
import caravan.status.ReportJson;
import caravan.status.Reports;
import caravan.status.Surroundings;
import caravan.wiring.Ledgers;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How everything stands. */
@Command(
    name = "status",
    description = "Tells how channels and lists stand, also while Caravan runs.",
    mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Option(names = "--json", description = "For programs: the same as /api/status.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Status() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Settings settings = options.settings();
    PrintWriter out = spec.commandLine().getOut();
    Optional<Overview> overview = Ledgers.look(settings);
    if (overview.isEmpty()) {
      nothingYet(settings, out);
      return Exits.DONE;
    }
    try (Overview look = overview.get()) {
      Report report =
          new Reports(look, settings::terms, Surroundings.of(settings, clock), clock).report();
      if (json) {
        out.print(ReportJson.write(report));
      } else {
        print(report, settings, out);
      }
    }
    out.flush();
    return Exits.DONE;
  }

  private void nothingYet(Settings settings, PrintWriter out) {
    if (json) {
      out.print(
          ReportJson.write(
              new Report(
                  clock.instant(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  List.of(),
                  0,
                  0,
                  0)));
    } else {
      out.println(
          "Nothing yet: no list was ever taken in (there is no ledger in %s)."
              .formatted(Ledgers.place(settings)));
    }
    out.flush();
  }

  private static void print(Report report, Settings settings, PrintWriter out) {
    Path input = settings.folders().input();
    report.channels().forEach(channel -> print(channel, report.at(), out));
    report.servers().forEach(server -> out.println(failing(server, report.at())));
    report.nodes().forEach(node -> out.println(NodeWords.line(node, report.at())));
    report.warnings().forEach(out::println);
    out.println();
    if (report.empty()) {
      out.println("No list yet.");
    }
    for (Held list : report.held()) {
      out.println(HeldWords.status(list, input, report.at()));
    }
    for (FailedList list : report.failed()) {
      out.println(
          "%s: not taken in at %s: %s (see %s)"
              .formatted(
                  list.path(),
                  HumanText.moment(list.since(), report.at()),
                  list.reason(),
                  list.file()));
    }
    for (ListReport list : report.atWork()) {
      print(atWork(list, report.at()), list, out);
    }
    for (ListReport list : report.delivered()) {
      print(delivered(list, report.at()), list, out);
    }
    out.println();
    if (report.noticesPending() > 0) {
      out.println(HumanText.count(report.noticesPending(), "notice") + " could not be sent yet.");
    }
    out.println(room(report));
    out.println(
        "Lists stay in .done and .failed %s (caravan.keep.lists)."
            .formatted(
                settings
                    .keepLists()
                    .map(span -> "for " + HumanText.span(span))
                    .orElse("for ever")));
  }

  private static String room(Report report) {
    String taken = "The ledger takes " + HumanText.size(report.ledgerBytes());
    return report.ledgerFreeBytes() == 0
        ? taken + "."
        : taken + ", " + HumanText.size(report.ledgerFreeBytes()) + " of it free.";
  }

  private static void print(String line, ListReport list, PrintWriter out) {
    out.println(line);
    if (list.why() != null) {
      out.println("  " + list.why());
    }
  }

  private static void print(ChannelReport channel, Instant now, PrintWriter out) {
    if (!channel.on() && channel.codesWaiting() == 0) {
      out.println(channel.channel().word() + ": off (no key)");
      return;
    }
    StringBuilder line = new StringBuilder(channel.channel().word());
    line.append(channel.on() ? ": " : ": off (no key); ").append(HumanText.plan(channel.plan()));
    line.append(
        "; %s in this window, %s today"
            .formatted(
                HumanText.count(channel.tokensThisWindow(), "token"),
                HumanText.number(channel.tokensToday())));
    Long left = channel.leftToTell();
    if (left != null) {
      line.append(", ").append(HumanText.number(left)).append(" left today");
    }
    Instant resets = channel.dayResets();
    if (resets != null && resets.isAfter(now)) {
      line.append(", the day ends ").append(HumanText.moment(resets, now));
    }
    line.append("; ").append(HumanText.count(channel.inFlight(), "call")).append(" in flight, ");
    line.append(HumanText.count(channel.codesWaiting(), "code")).append(" waiting");
    Instant done = channel.done();
    if (done != null) {
      line.append(", done ").append(HumanText.moment(done, now));
    }
    out.println(line);
    out.println("  " + channel.why());
  }

  private static String failing(ServerTrouble trouble, Instant now) {
    return "%s (%s): fails since %s: %s"
        .formatted(
            trouble.server(),
            trouble.way().word(),
            HumanText.moment(trouble.since(), now),
            trouble.words());
  }

  private static String atWork(ListReport list, Instant now) {
    Instant done = list.done();
    Urgency urgency = list.record().urgency();
    String cancelled = list.record().cancelled();
    return "%s: %s%s%s, %s answered, %s%s"
        .formatted(
            list.record().head().path(),
            urgency == Urgency.NORMAL ? "" : urgency.word() + ", ",
            cancelled == null ? "" : cancelled + ", ",
            HumanText.count(list.record().rows(), "row"),
            HumanText.number(list.answered()),
            HumanText.count(list.record().tokens(), "token"),
            done == null ? "" : ", done " + HumanText.moment(done, now));
  }

  private static String delivered(ListReport list, Instant now) {
    Instant finished = list.record().finished();
    return "%s: delivered as %s %s, %s, %s"
        .formatted(
            list.record().head().path(),
            list.record().result(),
            finished == null ? "" : HumanText.moment(finished, now),
            HumanText.count(list.record().rows(), "row"),
            HumanText.count(list.record().tokens(), "token"));
  }
}
