package caravan.wiring;

import caravan.ledger.Ledger;
import caravan.results.ResultWriter;
import caravan.road.delivery.EarlyResults;
import caravan.settings.Settings;

/** What hands lists back. */
record ListHandback(
    HandedBack ours, ResultWriter writer, EarlyResults early, UnfinishedResults unfinished) {

  /**
   * Furnishes it.
   *
   * @param watching whether the input folder is watched; else only lists that are ordered
   * @param parts gets what is to be closed
   */
  static ListHandback of(Settings settings, Ledger ledger, boolean watching, CloseStack parts) {
    ResultWriter writer =
        new ResultWriter(settings.results(), ledger.nodes()::id, ledger.nodes()::stands);
    return new ListHandback(
        new HandedBack(watching),
        writer,
        parts.add(new EarlyResults(ledger.deliveries(), ledger.overview(), writer)),
        new UnfinishedResults(ledger, writer));
  }
}
