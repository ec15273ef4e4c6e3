package caravan.wiring;

import caravan.desk.DraftDesk;
import caravan.desk.Quotes;
import caravan.ledger.Ledger;
import caravan.road.intake.Estimator;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.status.Endings;
import java.time.Clock;
import java.util.Optional;

/** Puts together what people need for lists that they bring to the page. */
final class Drafts {

  private Drafts() {}

  /** The desk; its drafts lie in the folder of the state. */
  static DraftDesk of(
      Settings settings, LivePlans plans, ListReading reading, Ledger ledger, Clock clock) {
    Settings.Folders folders = settings.folders();
    return new DraftDesk(
        folders.state().resolve("drafts"),
        folders.input(),
        quotes(settings, plans, reading, ledger, clock),
        new Endings(ledger.overview(), plans::terms, folders.settle()),
        ledger.starts(),
        ledger.acts(),
        clock);
  }

  private static Quotes quotes(
      Settings settings, LivePlans plans, ListReading reading, Ledger ledger, Clock clock) {
    return new Quotes(
        reading.reader(),
        reading.screening(),
        () ->
            new Estimator(
                reading.reader(),
                reading.router(),
                Optional.of(ledger.overview()),
                settings.cache(),
                clock),
        plans::plan);
  }
}
