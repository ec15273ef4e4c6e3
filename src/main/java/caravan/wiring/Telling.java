package caravan.wiring;

import caravan.ledger.Duty;
import caravan.ledger.Ledger;
import caravan.network.Network;
import caravan.network.ProxyRouting;
import caravan.notices.Notifier;
import caravan.road.failures.TroubleLog;
import caravan.settings.Settings;
import caravan.status.Reports;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Telling others what happens, on a thread of its own: nobody waits for whom they tell. */
final class Telling implements AutoCloseable {

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Maintenance thread;
  private final Notifier notifier;

  private Telling(Notifier notifier, TroubleLog troubleLog) {
    this.notifier = notifier;
    this.thread = new Maintenance("notices", troubleLog);
  }

  /**
   * Begins, where the settings name somebody; what is given back ends it.
   *
   * @param stays whether this daemon is one that stays: who waits for a list needs no notice of it
   */
  static AutoCloseable begin(
      boolean stays,
      Settings settings,
      Ledger ledger,
      Reports reports,
      TroubleLog troubleLog,
      Network network,
      Clock clock) {
    if (!stays) {
      return () -> {};
    }
    if (settings.notices().urls().isEmpty()) {
      Notifier.follow(settings.notices(), ledger.notices());
      return () -> {};
    }
    Telling telling =
        new Telling(
            new Notifier(
                settings.notices(),
                ledger,
                reports,
                new ProxyRouting(network),
                () -> ThreadLocalRandom.current().nextDouble(),
                clock),
            troubleLog);
    telling.thread.every(
        EVERY,
        "Telling others what happened",
        () -> {
          if (ledger.nodes().has(Duty.HOUSE)) {
            telling.notifier.look();
          }
        });
    return telling;
  }

  @Override
  public void close() throws IOException {
    thread.close();
    notifier.close();
  }
}
