package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.NodesContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AutoClose;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

final class PostgresNodesTests extends NodesContract {

  private static final int PATIENCE = 60_000;

  @AutoClose private final PostgresDatabase database = PostgresDatabase.fresh();

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

  @Override
  protected int told(Runnable work) {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      String channel = channel(statement);
      statement.execute("listen \"" + channel + "\"");
      work.run();
      statement.execute("notify \"" + channel + "\", 'end'");
      int told = 0;
      while (true) {
        for (PGNotification one :
            connection.unwrap(PGConnection.class).getNotifications(PATIENCE)) {
          if (one.getParameter().equals("end")) {
            return told;
          }
          told++;
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String channel(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select 'caravan_' || hashtext(current_schema())")) {
      row.next();
      return row.getString(1);
    }
  }
}
