package caravan.ledger.jdbc;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTests extends LedgerContract {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path state;

  @Override
  protected Ledger open() {
    return SqliteLedger.open(state.resolve("ledger.db"));
  }
}
