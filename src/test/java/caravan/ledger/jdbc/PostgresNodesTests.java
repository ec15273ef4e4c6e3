package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.NodesContract;

final class PostgresNodesTests extends NodesContract {

  private final PostgresDatabase database = PostgresDatabase.fresh();

  @Override
  protected Ledger open() {
    return PostgresLedger.open(database.address(), LedgerObserver.NONE);
  }

  @Override
  protected void silence(String name) {
    database.execute("update node set beat = beat - 60000 where name = '" + name + "'");
  }
}
