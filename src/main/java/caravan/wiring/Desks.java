package caravan.wiring;

import caravan.codes.Channel;
import caravan.desk.ChannelDesk;
import caravan.desk.Desk;
import caravan.desk.HeldDesk;
import caravan.desk.ListDesk;
import caravan.desk.NodeDesk;
import caravan.ledger.Ledger;
import caravan.lists.reader.ListReader;
import caravan.pace.ChannelTerms;
import caravan.settings.Settings;
import caravan.status.Reports;
import caravan.status.Surroundings;
import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the desk together. */
public final class Desks {

  private Desks() {}

  /**
   * A desk at that ledger.
   *
   * @param terms on which each channel works, at this moment
   * @param wake is told when other codes are to go out than before; a daemon in another process
   *     notices by itself within a second
   */
  public static Desk of(
      Settings settings,
      Ledger ledger,
      Supplier<Map<Channel, ChannelTerms>> terms,
      Runnable wake,
      Clock clock) {
    Surroundings around = Surroundings.of(settings, clock);
    return new Desk(
        new ChannelDesk(
            ledger.acts(),
            ledger.overview(),
            new Reports(ledger.overview(), terms, around, clock),
            settings.endpoints().channels(),
            wake,
            clock,
            around.zone()),
        new ListDesk(ledger.acts(), ledger.lists(), ledger.overview(), wake, clock),
        new HeldDesk(
            ledger.acts(),
            ledger.holds(),
            ledger.overview(),
            new ListReader(settings.lists()),
            settings.folders().input(),
            clock),
        new NodeDesk(ledger.acts(), ledger.overview(), clock));
  }
}
