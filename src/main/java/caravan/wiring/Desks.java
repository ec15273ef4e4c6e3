package caravan.wiring;

import caravan.desk.ChannelDesk;
import caravan.desk.Desk;
import caravan.desk.HeldDesk;
import caravan.desk.ListDesk;
import caravan.ledger.Ledger;
import caravan.lists.reader.ListReader;
import caravan.settings.Settings;
import java.time.Clock;

/** Puts the desk together. */
public final class Desks {

  private Desks() {}

  /**
   * A desk at that ledger.
   *
   * @param wake is told when other codes are to go out than before; a daemon in another process
   *     notices by itself within a second
   */
  public static Desk of(Settings settings, Ledger ledger, Runnable wake, Clock clock) {
    return new Desk(
        new ChannelDesk(
            ledger.acts(), ledger.overview(), settings.endpoints().channels(), wake, clock),
        new ListDesk(ledger.acts(), ledger.lists(), ledger.overview(), wake, clock),
        new HeldDesk(
            ledger.acts(),
            ledger.holds(),
            ledger.overview(),
            new ListReader(settings.lists()),
            settings.folders().input(),
            clock));
  }
}
