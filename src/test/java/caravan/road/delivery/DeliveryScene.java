package caravan.road.delivery;

import caravan.codes.Outcome;
import caravan.harness.FileTree;
import caravan.ledger.ListRecord;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import caravan.road.RoadScene;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** A list of ten codes in a real ledger, and what hands it back. */
final class DeliveryScene implements AutoCloseable {

  static final String SERVER = "sftp://anna@files.example.com/results";

  final RoadScene road;
  final List<Map<Outcome, Long>> delivered = new ArrayList<>();
  final Path output;
  final Outbox outbox;
  final UploadQueue uploads;
  final EarlyResults early;

  /** Which number this node has, and whether nobody takes it for dead. */
  LongSupplier node = () -> 0;

  boolean stands = true;

  private final ResultWriter writer;

  DeliveryScene(Path folder, String... servers) {
    road = new RoadScene(folder, 10);
    output = folder.resolve("out");
    writer =
        new ResultWriter(
            new ResultRules(
                output,
                Set.of(ResultFormat.CSV, ResultFormat.JSON),
                Formulas.ESCAPE,
                Delimiter.COMMA),
            () -> node.getAsLong(),
            () -> stands);
    early = new EarlyResults(road.ledger.deliveries(), road.ledger.overview(), writer);
    outbox = new Outbox(folder.resolve("outbox"));
    uploads = new UploadQueue(road.ledger.uploads(), outbox, List.of(servers));
  }

  Delivery delivery() {
    return delivery(list -> true);
  }

  Delivery delivery(Predicate<ListRecord> ours) {
    return new Delivery(
        road.ledger.deliveries(), early, writer, uploads, ours, delivered::add, road);
  }

  /** The lists that a delivery finds complete, with their names. */
  static List<ListRecord> complete(Delivery delivery) {
    return delivery.complete().stream().flatMap(group -> delivery.named(group).stream()).toList();
  }

  /** Hands one list back. */
  static void deliver(Delivery delivery, ListRecord list) {
    delivery.write(list);
    delivery.settle();
  }

  /** The one list that is not delivered. */
  ListRecord list() {
    return road.atWork().get(0);
  }

  /** The files below the output folder, by their paths, in order. */
  List<String> files() {
    return FileTree.files(output);
  }

  @Override
  public void close() {
    early.close();
    road.close();
  }
}
