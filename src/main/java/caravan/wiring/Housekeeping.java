package caravan.wiring;

import caravan.desk.DraftDesk;
import caravan.ledger.Duty;
import caravan.ledger.Ledger;
import caravan.lists.archive.ShelvedLists;
import caravan.remote.Remotes;
import caravan.road.failures.TroubleLog;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps small what grows: the ledger, the folder of temporary files, the number of open files. */
final class Housekeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Settings settings;
  private final Ledger ledger;
  private final TroubleLog troubleLog;
  private final Clock clock;

  Housekeeping(Settings settings, Ledger ledger, TroubleLog troubleLog, Clock clock) {
    this.settings = settings;
    this.ledger = ledger;
    this.troubleLog = troubleLog;
    this.clock = clock;
  }

  void begin(Maintenance maintenance, DraftDesk drafts) {
    maintenance.every(Duration.ofMinutes(1), "Looking after drafts", drafts::reconcile);
    maintenance.every(Duration.ofHours(1), "Forgetting what is old", this::forget);
    maintenance.every(
        Duration.ofMinutes(1), "Forgetting whose servers failed that live no more", this::troubles);
    settings
        .keepLists()
        .ifPresent(
            span ->
                maintenance.every(
                    Duration.ofHours(1), "Deleting old lists", () -> deleteLists(span)));
    maintenance.every(
        Duration.ofHours(1), "Deleting what killed processes left", Housekeeping::deleteLibraries);
    FileDescriptors.ofThisProcess()
        .ifPresent(
            open ->
                maintenance.every(
                    Duration.ofSeconds(2),
                    "Counting open files",
                    () -> open.fault().ifPresent(troubleLog::machine)));
  }

  private void forget() {
    boolean more = ledger.nodes().has(Duty.HOUSE);
    while (more && !Thread.currentThread().isInterrupted()) {
      Instant now = clock.instant();
      more = ledger.forgetting().forget(now.minus(settings.keep()), settings.cache(), now);
    }
    boolean spare = ledger.nodes().has(Duty.HOUSE);
    while (spare && !Thread.currentThread().isInterrupted()) {
      spare = ledger.forgetting().giveBack();
    }
  }

  private void troubles() {
    if (ledger.nodes().has(Duty.HOUSE)) {
      Remotes.forgetSilent(ledger, clock.instant());
    }
  }

  private void deleteLists(Duration span) {
    Set<String> atWork =
        ledger.overview().atWork(Integer.MAX_VALUE).stream()
            .map(list -> list.head().path())
            .collect(Collectors.toUnmodifiableSet());
    long deleted =
        new ShelvedLists(settings.folders().input()).delete(clock.instant().minus(span), atWork);
    if (deleted > 0) {
      LOG.info(
          "{} in .done and .failed that lay there for longer than caravan.keep.lists: deleted",
          deleted == 1 ? "A file" : "%,d files".formatted(deleted));
    }
  }

  private static void deleteLibraries() {
    StaleLibraries.delete(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
  }
}
