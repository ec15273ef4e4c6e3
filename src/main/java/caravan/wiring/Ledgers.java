package caravan.wiring;

import caravan.asinscope.Endpoint;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.Overview;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.settings.Settings;
import caravan.settings.StartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the settings say that the memory is. */
public final class Ledgers {

  private static final String FILE = "ledger.db";

  private Ledgers() {}

  /** Opens the ledger, which is made if it does not exist. */
  public static Ledger open(Settings settings) {
    return open(settings, LedgerObserver.NONE);
  }

  private static Ledger open(Settings settings, LedgerObserver observer) {
    Ledger ledger = SqliteLedger.open(file(settings), observer);
    try {
      ledger.register(settings.endpoints().all().stream().map(Ledgers::registration).toList());
      return ledger;
    } catch (LedgerException e) {
      ledger.close();
      throw e;
    }
  }

  private static ChannelRegistration registration(Endpoint endpoint) {
    return new ChannelRegistration(endpoint.channel(), endpoint.account(), endpoint.question());
  }

  /** Opens the ledger to work with it; StartException says why that can't be. */
  static Ledger begin(Settings settings, LedgerObserver observer) {
    try {
      return open(settings, observer);
    } catch (LedgerException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Opens the ledger beside the process that works with it; empty if there is none yet. */
  public static Optional<Ledger> beside(Settings settings) {
    return Files.exists(file(settings)) ? Optional.of(open(settings)) : Optional.empty();
  }

  /** A look into the ledger, whoever works with it; empty if there is none yet. */
  public static Optional<Overview> look(Settings settings) {
    Path file = file(settings);
    return Files.exists(file) ? Optional.of(SqliteLedger.look(file)) : Optional.empty();
  }

  private static Path file(Settings settings) {
    if (settings.ledger().url().isPresent()) {
      throw new StartException(
          "caravan.ledger.url is set, but this Caravan keeps its ledger in SQLite only:"
              + " take the setting away, the ledger is in the folder caravan.state");
    }
    return settings.folders().state().resolve(FILE);
  }
}
