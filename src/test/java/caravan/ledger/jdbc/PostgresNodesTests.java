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
  protected void failOver() {
    database.execute(
        """
        create or replace function enter(me bigint, locks integer, out alive boolean, out server text)
          language plpgsql volatile as $$
        begin
          perform pg_advisory_xact_lock(locks, hashtext(current_schema()));
          alive := me = 0 or exists (select 1 from node where id = me);
          server := '0000FFFF later';
        end $$""");
  }

  @Override
  protected void loseCalls() {
    database.execute("delete from call");
  }

  @Override
  protected void silence(String name) {
    database.execute("update node set beat = beat - 60000 where name = '" + name + "'");
  }
}
