package caravan.road.delivery;

import caravan.codes.Comparison;
import caravan.codes.ListUsage;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.results.ResultException;
import caravan.results.ResultWriter;
import caravan.results.WrittenFiles;
import caravan.road.LogFields;
import caravan.road.ReadAhead;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Hands lists back: results written aside, made durable, named, and only then marked as delivered.
 */
public final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int AT_A_TIME = 10_000;

  /** A list whose results stand. */
  private record Written(
      ListRecord list, String name, ListUsage usage, WrittenFiles files, Instant finished) {}

  private final Deliveries deliveries;
  private final Overview overview;
  private final ResultWriter writer;
  private final UploadQueue uploadQueue;
  private final Predicate<ListRecord> ours;
  private final Consumer<Map<Outcome, Long>> counted;
  private final Clock clock;
  private final List<Written> written = new ArrayList<>();

  /**
   * @param uploadQueue who else gets the results
   * @param ours which lists are handed back here; the others wait
   * @param counted is told the rows of each list that was handed back, by what became of them
   */
  public Delivery(
      Deliveries deliveries,
      Overview overview,
      ResultWriter writer,
      UploadQueue uploadQueue,
      Predicate<ListRecord> ours,
      Consumer<Map<Outcome, Long>> counted,
      Clock clock) {
    this.deliveries = deliveries;
    this.overview = overview;
    this.writer = writer;
    this.uploadQueue = uploadQueue;
    this.ours = ours;
    this.counted = counted;
    this.clock = clock;
  }

  /** Lists whose every row has its final answer, small ones together. */
  public List<DeliveryGroup> complete() {
    return DeliveryGroup.of(deliveries.complete(AT_A_TIME).stream().filter(ours).toList());
  }

  /** Its lists with their names: those that have none get them by one commit. */
  public synchronized List<ListRecord> named(DeliveryGroup group) {
    Map<Long, String> names = names(group.lists());
    if (!names.isEmpty()) {
      deliveries.name(names);
    }
    return group.lists().stream().map(list -> named(list, names.get(list.id()))).toList();
  }

  private static ListRecord named(ListRecord list, @Nullable String name) {
    return name == null ? list : list.named(name);
  }

  private Map<Long, String> names(List<ListRecord> lists) {
    Map<Long, String> names = new LinkedHashMap<>();
    Set<String> chosen = new HashSet<>();
    lists.stream()
        .filter(list -> list.result() == null)
        .forEach(list -> free(list, chosen).ifPresent(name -> names.put(list.id(), name)));
    return names;
  }

  /** Where no name can be found it is told when its turn comes. */
  private Optional<String> free(ListRecord list, Set<String> chosen) {
    try {
      String name =
          writer.freeName(list.head(), base -> chosen.contains(base) || deliveries.named(base));
      chosen.add(name);
      return Optional.of(name);
    } catch (ResultException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes the list's results. Its name is remembered before, so that after a crash in the middle
   * the same files are written again, and none beside them. It counts as delivered with the next
   * {@link #settle}.
   */
  public synchronized void write(ListRecord list) {
    try (MDC.MDCCloseable field = LogFields.list(list.head().path())) {
      written.add(results(list));
    } catch (IllegalStateException e) {
      LOG.debug("{} waits again: {}", list.head().path(), e.getMessage());
    }
  }

  private Written results(ListRecord list) {
    Instant now = clock.instant();
    String name = name(list);
    ListUsage usage = deliveries.usage(list.id(), now);
    WrittenFiles files =
        deliveries.rows(
            list.id(), (rows, comparison) -> write(list, name, rows, comparison, usage));
    uploadQueue.owe(list.id(), files.files());
    return new Written(list, name, usage, files, now);
  }

  /** The lists whose results stand are delivered, all by one commit. */
  public synchronized void settle() {
    if (written.isEmpty()) {
      return;
    }
    List<Written> all = List.copyOf(written);
    written.clear(); // where that can't be written down, their results are written again
    deliveries.delivered(
        all.stream().collect(Collectors.toMap(done -> done.list().id(), Written::finished)));
    all.forEach(this::tell);
  }

  private void tell(Written done) {
    counted.accept(done.files().rows());
    String path = done.list().head().path();
    try (MDC.MDCCloseable field = LogFields.list(path)) {
      LOG.info(
          "{} is done: {}, {}, in {}",
          path,
          words(done.files()),
          count(done.usage().tokensSpent(), "token"),
          done.name());
    }
  }

  private WrittenFiles write(
      ListRecord list,
      String name,
      Iterator<ResultRow> rows,
      Optional<Comparison> comparison,
      ListUsage usage) {
    try (ReadAhead<ResultRow> ahead = new ReadAhead<>(rows)) {
      return writer.write(name, list.head(), new WholeList(list, ahead), comparison, usage);
    }
  }

  /**
   * Writes what is answered so far, unless the list has been delivered meanwhile; never at the same
   * time as {@link #write}, which removes it again.
   */
  synchronized void deliverPart(ListRecord list) {
    settle(); // of one whose results stand there is no part
    if (ours.test(list) && deliveries.answeredRows(list.id(), Iterator::hasNext)) {
      String name = name(list);
      WrittenFiles writtenFiles =
          deliveries.answeredRows(list.id(), rows -> writer.writePartial(name, list.head(), rows));
      try (MDC.MDCCloseable field = LogFields.list(list.head().path())) {
        LOG.info("{} has to wait: {} so far, in {}", list.head().path(), words(writtenFiles), name);
      }
    }
  }

  private String name(ListRecord seen) {
    String base = seen.result();
    if (base == null) { // perhaps chosen since
      base = overview.find(seen.id()).map(ListRecord::result).orElse(null);
    }
    if (base == null) {
      base = writer.freeName(seen.head(), deliveries::named);
      deliveries.name(seen.id(), base);
    }
    return base;
  }

  private static String words(WrittenFiles writtenFiles) {
    StringBuilder words = new StringBuilder(count(writtenFiles.total(), "row"));
    for (Outcome outcome : Outcome.values()) {
      long rows = writtenFiles.rows().getOrDefault(outcome, 0L);
      if (rows > 0) {
        words.append(", %,d %s".formatted(rows, outcome.word().replace('_', ' ')));
      }
    }
    return words.toString();
  }

  private static String count(long number, String one) {
    return "%,d %s%s".formatted(number, one, number == 1 ? "" : "s");
  }
}
