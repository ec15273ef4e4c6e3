package caravan.wiring;

import caravan.desk.DraftDesk;
import caravan.ledger.Duty;
import caravan.ledger.Ledger;
import caravan.road.failures.TroubleLog;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps small what grows: the ledger, the folder of temporary files, the number of open files. */
final class Housekeeping {

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
  }

  private static void deleteLibraries() {
    StaleLibraries.delete(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
  }
}
