package caravan.road.intake;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.codes.Domain;
import caravan.harness.FileTree;
import caravan.ledger.CacheTtl;
import caravan.ledger.ListRecord;
import caravan.ledger.Nodes;
import caravan.lists.CheckDigit;
import caravan.lists.HoldRules;
import caravan.lists.ListRules;
import caravan.lists.archive.ListArchive;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import caravan.road.RoadScene;
import caravan.road.delivery.EarlyResults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** An input folder, and all that takes lists in from it, over a real ledger. */
public final class IntakeScene implements AutoCloseable {

  static final CacheTtl TTL = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));

  public final RoadScene road;
  final Path input;
  final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));
  final AtomicInteger woken = new AtomicInteger();
  public final FileStability fileStability;
  final HeldLists heldLists;
  final EarlyResults early;
  final RowEnrolment rows;
  final LateWrites lateWrites;

  /** What happens while a list is read, after each piece of its rows. */
  Runnable meanwhile = () -> {};

  private final ListArchive listArchive = new ListArchive();
  private final NewTokens tokens;

  public IntakeScene(Path folder) throws IOException {
    road = new RoadScene(folder, 1);
    input = Files.createDirectory(folder.resolve("in"));
    Router router =
        new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL));
    fileStability = new FileStability(Duration.ofSeconds(1), road);
    tokens =
        new NewTokens(
            reader,
            router,
            Optional.of(road.ledger.overview()),
            TTL,
            channel -> RoadScene.FULL,
            road);
    heldLists =
        new HeldLists(
            input,
            listArchive,
            road.ledger.holds(),
            road.ledger.overview(),
            new WhyHeld(reader, tokens),
            road);
    early =
        new EarlyResults(
            road.ledger.deliveries(),
            road.ledger.overview(),
            new ResultWriter(
                new ResultRules(
                    folder.resolve("out"),
                    Set.of(ResultFormat.CSV),
                    Formulas.ESCAPE,
                    Delimiter.COMMA)));
    rows =
        new RowEnrolment(reader, road.ledger.lists(), router, TTL, early, channel -> woken(), road);
    lateWrites = new LateWrites(listArchive, road);
  }

  /** The lists of the ledger but the one that was there before. */
  List<ListRecord> taken() {
    return road.atWork().stream().filter(list -> !list.head().path().equals("list.txt")).toList();
  }

  private void woken() {
    woken.incrementAndGet();
    meanwhile.run();
  }

  Screening screening(boolean doubtful, OptionalLong approveOver) {
    return new Screening(
        reader, Optional.of(road.ledger.overview()), new HoldRules(doubtful, approveOver), tokens);
  }

  /** Holds lists that are in doubt, and none for its price. */
  Enrolment enrolment() {
    return enrolment(screening(true, OptionalLong.empty()));
  }

  Enrolment enrolment(Screening screening) {
    return enrolment(screening, road.ledger.nodes());
  }

  Enrolment enrolment(Nodes nodes) {
    return enrolment(screening(true, OptionalLong.empty()), nodes);
  }

  private Enrolment enrolment(Screening screening, Nodes nodes) {
    return new Enrolment(
        input,
        screening,
        road.ledger.starts(),
        listArchive,
        road.ledger.lists(),
        rows,
        heldLists,
        fileStability,
        lateWrites,
        nodes);
  }

  /** For lists from servers. */
  public RemoteEnrolment remoteEnrolment() {
    return remoteEnrolment(road.ledger.nodes());
  }

  RemoteEnrolment remoteEnrolment(Nodes nodes) {
    return new RemoteEnrolment(
        screening(true, OptionalLong.empty()), road.ledger.lists(), rows, heldLists, nodes);
  }

  /** As one that was surveyed so. */
  long enrol(Path file, Preview preview) {
    return rows.enrol(new SurveyedList(file, preview, preview.head(), road.ledger.nodes().id()));
  }

  Path drop(String name, String text) throws IOException {
    Path file = input.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** The files below the input folder, by their paths, in order. */
  List<String> files() {
    return FileTree.files(input);
  }

  /** Codes of the trade of which half are wrong by their check digits: a person is to be asked. */
  static String doubtful() {
    StringBuilder list = new StringBuilder("EAN,shelf\n");
    for (int row = 0; row < 12; row++) {
      list.append("400638133393%d,a\n".formatted(row % 10 == 1 ? 2 : row % 10));
    }
    return list.toString();
  }

  @Override
  public void close() {
    early.close();
    road.close();
  }
}
