package caravan.wiring;

import caravan.desk.DraftDesk;
import caravan.desk.HeldQuotes;
import caravan.desk.Quotes;
import caravan.ledger.Ledger;
import caravan.road.intake.Estimator;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.status.Endings;
import java.time.Clock;
import java.util.Optional;

/**
 * What people need for lists that they bring to the page, and for those that wait for their word.
 *
 * @param held prices those
 */
record Drafts(DraftDesk desk, HeldQuotes held) {

  /** Furnishes it; drafts lie in the folder of the state. */
  static Drafts of(
      Settings settings, LivePlans plans, ListReading reading, Ledger ledger, Clock clock) {
    Settings.Folders folders = settings.folders();
    Quotes quotes =
        new Quotes(
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
    Endings endings = new Endings(ledger.overview(), plans::terms, folders.settle());
    return new Drafts(
        new DraftDesk(
            folders.state().resolve("drafts"),
            folders.input(),
            quotes,
            endings,
            ledger.starts(),
            ledger.acts(),
            clock),
        new HeldQuotes(folders.input(), quotes, endings, clock));
  }
}
