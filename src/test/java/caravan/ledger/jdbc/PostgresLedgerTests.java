package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerContract;
import caravan.ledger.LedgerObserver;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;

@Order(1)
final class PostgresLedgerTests extends LedgerContract {

  @AutoClose private final PostgresDatabase database = PostgresDatabase.fresh();

  @Override
  protected Ledger open() {
    return PostgresLedger.open(database.address(), LedgerObserver.NONE);
  }

  @Override
  public void tidied() {
    database.vacuum();
  }
}
