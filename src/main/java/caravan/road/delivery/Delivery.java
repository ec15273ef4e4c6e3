package caravan.road.delivery;

import caravan.codes.Comparison;
import caravan.codes.ListUsage;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.ledger.Deliveries;
import caravan.ledger.ListRecord;
import caravan.ledger.OpenRowsException;
import caravan.results.AsideFiles;
import caravan.results.ListResults;
import caravan.results.ParsedRow;
import caravan.results.ResultException;
import caravan.results.ResultWriter;
import caravan.results.WrittenFiles;
import caravan.road.LogFields;
import caravan.road.ReadAhead;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
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
 * Hands lists back: results are written aside and made durable, and the ledger remembers their
 * files. From then on they get their names, each once, also after a crash and where somebody takes
 * them away at once; then the lists are marked as delivered.
 */
public final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final int AT_A_TIME = 10_000;

  /**
   * A list whose results are whole.
   *
   * @param rows by what became of them; null where they were written before a restart
   */
  private record Written(
      ListRecord list,
      String name,
      ListUsage usage,
      @Nullable WrittenFiles rows,
      AsideFiles files,
      Instant finished) {}

  private final Deliveries deliveries;
  private final ResultWriter writer;
  private final UploadQueue uploadQueue;
  private final Predicate<ListRecord> ours;
  private final Consumer<Map<Outcome, Long>> counted;
  private final Clock clock;
  private final ResultNames names;
  private final EarlyResults early;
  private final List<Written> written = new ArrayList<>();
  private Map<Long, AsideFiles> publishing = Map.of();

  /**
   * @param early results that are perhaps written already
   * @param uploadQueue who else gets the results
   * @param ours which lists are handed back here; the others wait
   * @param counted is told the rows of each list that was handed back, by what became of them
   */
  public Delivery(
      Deliveries deliveries,
      EarlyResults early,
      ResultWriter writer,
      UploadQueue uploadQueue,
      Predicate<ListRecord> ours,
      Consumer<Map<Outcome, Long>> counted,
      Clock clock) {
    this.deliveries = deliveries;
    this.names = early.names();
    this.early = early;
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
    publishing = Publications.begun(deliveries, writer.output());
    return names.named(group.lists());
  }

  /**
   * Writes the list's results aside, unless that was done before a restart. Its name is remembered
   * before, so that after a crash in the middle the same files are written again, and none beside
   * them. It is delivered with the next {@link #settle}.
   */
  public synchronized void write(ListRecord list) {
    try (MDC.MDCCloseable field = LogFields.list(list.head().path())) {
      written.add(results(list));
    } catch (OpenRowsException e) { // somebody asked for it again
      LOG.debug("{} waits again: {}", list.head().path(), e.getMessage());
    }
  }

  private Written results(ListRecord list) {
    Instant now = clock.instant();
    String name = names.of(list);
    ListUsage usage = deliveries.usage(list.id(), now);
    AsideFiles committed = publishing.get(list.id());
    if (committed != null && writer.covers(committed.places())) {
      return new Written(list, name, usage, null, committed, now);
    }
    WrittenFiles files =
        deliveries.rows(
            list.id(), (rows, comparison) -> write(list, name, rows, comparison, usage));
    uploadQueue.keep(list.id(), files.aside());
    return new Written(list, name, usage, files, files.aside(), now);
  }

  /**
   * The lists whose results are whole get these under their names, and are delivered: one commit
   * before, one after. Where one can't get its files it waits, and keeps no other from its own.
   */
  public synchronized void settle() {
    if (written.isEmpty()) {
      return;
    }
    List<Written> all = List.copyOf(written);
    written.clear(); // where the next step fails, their results are written again
    Set<Long> elsewhere = commit(all.stream().filter(one -> one.rows() != null).toList());
    List<Written> done = new ArrayList<>();
    @Nullable ResultException first = null;
    for (Written one : all) {
      if (elsewhere.contains(one.list().id())) {
        writer.discard(one.files());
        uploadQueue.discard(one.list().id());
        continue;
      }
      try {
        writer.publish(one.files());
        done.add(one);
      } catch (ResultException e) {
        first = first == null ? e : first;
      }
    }
    writer.force(done.stream().flatMap(one -> one.files().places().stream()));
    if (!done.isEmpty()) { // a commit of nothing would begin the next round at once
      deliveries.delivered(
          done.stream().collect(Collectors.toMap(one -> one.list().id(), Written::finished)));
    }
    done.forEach(this::tell);
    if (first != null) {
      throw first;
    }
  }

  /**
   * From here on there is no way back: these very files become the results. Answers the lists whose
   * results another node published, or began to, which was thought to be dead or thought that of
   * us.
   */
  private Set<Long> commit(List<Written> fresh) {
    writer.force(fresh.stream().flatMap(one -> one.files().places().stream()));
    return fresh.isEmpty()
        ? Set.of()
        : deliveries.publishing(
            fresh.stream()
                .collect(
                    Collectors.toMap(
                        one -> one.list().id(),
                        one -> Publications.manifest(one.files(), writer.output()))),
            uploadQueue.servers());
  }

  private void tell(Written done) {
    WrittenFiles rows = done.rows();
    String words = "its results were written before a restart";
    if (rows != null) {
      counted.accept(rows.rows());
      words = rows.words();
    }
    String path = done.list().head().path();
    long tokens = done.usage().tokensSpent();
    try (MDC.MDCCloseable field = LogFields.list(path)) {
      LOG.info(
          "{} is done: {}, {}, in {}",
          path,
          words,
          "%,d token%s".formatted(tokens, tokens == 1 ? "" : "s"),
          done.name());
    }
  }

  private WrittenFiles write(
      ListRecord list,
      String name,
      Iterator<ResultRow> rows,
      Optional<Comparison> comparison,
      ListUsage usage) {
    Optional<ListResults> written = early.take(list, name);
    try (ListResults results = written.orElseGet(() -> writer.begin(name, list.head()))) {
      if (written.isEmpty()) {
        addAll(results, new WholeList(list, rows));
      }
      comparison.ifPresent(results::addAll);
      return results.prepare(usage);
    }
  }

  private void addAll(ListResults results, Iterator<ResultRow> rows) {
    try (ReadAhead<ResultRow, ParsedRow> ahead = new ReadAhead<>(rows, writer::parse)) {
      results.addAll(ahead);
    }
  }

  /**
   * Writes what is answered so far, unless the list has been delivered meanwhile; never at the same
   * time as {@link #write}, which removes it again. Answers false where that is to be tried again.
   */
  synchronized boolean deliverPart(ListRecord list) {
    settle(); // of one whose results stand there is no part
    if (ours.test(list)
        && deliveries.ours(list.id())
        && deliveries.answeredRows(list.id(), Iterator::hasNext)) {
      String name = names.of(list);
      Optional<WrittenFiles> part =
          deliveries.answeredRows(list.id(), rows -> writer.writePartial(name, list.head(), rows));
      try (MDC.MDCCloseable field = LogFields.list(list.head().path())) {
        part.ifPresent(
            files ->
                LOG.info(
                    "{} has to wait: {} so far, in {}", list.head().path(), files.words(), name));
      }
      return part.isPresent();
    }
    return true;
  }
}
