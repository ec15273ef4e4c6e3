package caravan.wiring;

import caravan.asinscope.Endpoint;
import caravan.ledger.Arrivals;
import caravan.ledger.ChannelRegistration;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerContents;
import caravan.ledger.LedgerException;
import caravan.ledger.LedgerObserver;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Overview;
import caravan.ledger.jdbc.LedgerBackup;
import caravan.ledger.jdbc.LedgerCopy;
import caravan.ledger.jdbc.PostgresAddress;
import caravan.ledger.jdbc.PostgresLedger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.settings.LivePlans;
import caravan.settings.Secret;
import caravan.settings.Settings;
import caravan.settings.StartException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Where the settings say that the memory is. */
public final class Ledgers {

  private static final String FILE = "ledger.db";

  private Ledgers() {}

  /** Opens the ledger, which is made if it does not exist. */
  public static Ledger open(Settings settings) {
    return open(settings, LedgerObserver.NONE);
  }

  private static Ledger open(Settings settings, LedgerObserver observer) {
    Optional<PostgresAddress> address = address(settings);
    Ledger ledger =
        address.isPresent()
            ? PostgresLedger.open(address.get(), observer)
            : SqliteLedger.open(file(settings), observer);
    try {
      ledger.register(
          settings.endpoints().all().stream().map(one -> registration(settings, one)).toList());
      return ledger;
    } catch (RuntimeException | Error e) {
      ledger.close();
      throw e;
    }
  }

  private static ChannelRegistration registration(Settings settings, Endpoint endpoint) {
    return new ChannelRegistration(
        endpoint.channel(),
        endpoint.account(),
        endpoint.question(),
        settings.channel(endpoint.channel()).concurrency());
  }

  /**
   * Opens the ledger to work with it.
   *
   * @param watching whether lists are taken in; else only what was ordered is done
   * @throws StartException that says why that can't be
   */
  static Ledger begin(
      Settings settings,
      boolean watching,
      LedgerObserver observer,
      LivePlans livePlans,
      Clock own) {
    try {
      Ledger ledger = open(settings, observer);
      join(ledger, () -> NodeSelf.of(settings, watching), livePlans, own);
      return ledger;
    } catch (LedgerException e) {
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void join(
      Ledger ledger, Supplier<NodeIdentity> self, LivePlans livePlans, Clock own) {
    try {
      if (ledger.nodes().several()) {
        NodeVoice voice = new NodeVoice(livePlans, ledger.nodes().ident());
        ledger.nodes().join(self.get(), voice.heartbeat(Arrivals.NONE), own);
        livePlans.within(ledger.nodes()::smallest);
      }
    } catch (RuntimeException | Error e) {
      ledger.close();
      throw e;
    }
  }

  /** Opens the ledger beside the process that works with it; empty if there is none yet. */
  public static Optional<Ledger> beside(Settings settings) {
    boolean there =
        address(settings)
            .map(address -> present(PostgresLedger.look(address)))
            .orElseGet(() -> Files.exists(file(settings)));
    return there ? Optional.of(open(settings)) : Optional.empty();
  }

  /** A look into the ledger, whoever works with it; empty if there is none yet. */
  public static Optional<Overview> look(Settings settings) {
    Optional<PostgresAddress> address = address(settings);
    if (address.isPresent()) {
      return PostgresLedger.look(address.get());
    }
    Path file = file(settings);
    return Files.exists(file) ? Optional.of(SqliteLedger.look(file)) : Optional.empty();
  }

  /**
   * Copies the ledger of the state folder into an empty one in PostgreSQL, with the login that the
   * settings name, while nobody works with it.
   *
   * @param url a jdbc address
   * @throws LedgerException if there is none, or one is there already
   */
  public static LedgerContents copy(Settings settings, String url) {
    Path file = settings.folders().state().resolve(FILE);
    if (Files.notExists(file)) {
      throw new LedgerException(
          "There is no ledger in " + settings.folders().state() + "; nothing is copied.");
    }
    try (StateLock held = StateLock.take(settings.folders().state())) {
      Settings.Ledger login = settings.ledger();
      return LedgerCopy.copy(
          file, new PostgresAddress(url, login.user(), login.password().map(Secret::reveal)));
    }
  }

  /**
   * The engine of the ledger with its version: {@code SQLite 3.54.1}.
   *
   * @throws LedgerException where it can't be used
   */
  public static String engine(Settings settings) {
    return address(settings).map(PostgresLedger::engine).orElseGet(SqliteLedger::engine);
  }

  /**
   * Writes the ledger of the state folder into a file, also while somebody works with it.
   *
   * @param over whether a file that has the name already is replaced
   * @throws LedgerException if there is none, or it lies in PostgreSQL, or the file can't be
   *     written
   */
  public static LedgerContents backup(Settings settings, Path to, boolean over) {
    Optional<PostgresAddress> address = address(settings);
    if (address.isPresent()) {
      throw new LedgerException(
          "The ledger is in PostgreSQL, which makes its backup also while Caravan runs: "
              + address.get().dump(to));
    }
    Path file = file(settings);
    if (Files.notExists(file)) {
      throw new LedgerException(
          "There is no ledger in " + settings.folders().state() + "; nothing is written.");
    }
    if (Set.of("", "-wal", "-shm").stream()
        .anyMatch(end -> same(file.resolveSibling(FILE + end), to))) {
      throw new LedgerException(to + " is the ledger itself; name another file.");
    }
    return LedgerBackup.write(file, to, over);
  }

  private static boolean same(Path own, Path named) {
    try {
      return own.toAbsolutePath().normalize().equals(named.toAbsolutePath().normalize())
          || (Files.exists(own) && Files.exists(named) && Files.isSameFile(own, named));
    } catch (IOException e) {
      throw new UncheckedIOException("can't look at " + named + ": " + e.getMessage(), e);
    }
  }

  /** What a person calls the place where the ledger is: a folder or a database. */
  public static String place(Settings settings) {
    return address(settings)
        .map(PostgresAddress::toString)
        .orElse(settings.folders().state().toString());
  }

  private static boolean present(Optional<Overview> look) {
    look.ifPresent(Overview::close);
    return look.isPresent();
  }

  /** Where the ledger is, if it is not in the state folder. */
  private static Optional<PostgresAddress> address(Settings settings) {
    Settings.Ledger ledger = settings.ledger();
    return ledger
        .url()
        .map(url -> new PostgresAddress(url, ledger.user(), ledger.password().map(Secret::reveal)));
  }

  private static Path file(Settings settings) {
    return settings.folders().state().resolve(FILE);
  }
}
