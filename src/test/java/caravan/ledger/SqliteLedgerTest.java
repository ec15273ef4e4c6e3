package caravan.ledger;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerContract {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path state;

  @Override
  Ledger open() {
    return JdbcLedger.sqlite(state.resolve("ledger.db"));
  }
}
