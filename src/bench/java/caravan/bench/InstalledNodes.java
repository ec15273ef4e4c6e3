package caravan.bench;

import caravan.ledger.jdbc.PostgresAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Several Caravans, each the package in a process of its own, that share the folders of a station
 * and one ledger in PostgreSQL.
 */
final class InstalledNodes implements AutoCloseable {

  private final Path home;
  private final Station station;
  private final IntFunction<PostgresAddress> databases;
  private final List<Installed> running = new ArrayList<>();

  private InstalledNodes(Path home, Station station, IntFunction<PostgresAddress> databases) {
    this.home = home;
    this.station = station;
    this.databases = databases;
  }

  /**
   * So many of them, all ready.
   *
   * @param home of the package
   * @param databases where the ledger is for each of them, which needs no password
   */
  static InstalledNodes started(
      Path home, Station station, int size, IntFunction<PostgresAddress> databases) {
    InstalledNodes nodes = new InstalledNodes(home, station, databases);
    try {
      for (int number = 0; number < size; number++) {
        nodes.running.add(nodes.begun(number));
      }
      return nodes;
    } catch (RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  /** How that node is called. */
  static String name(int number) {
    return "node-" + number;
  }

  private Installed begun(int number) {
    PostgresAddress database = databases.apply(number);
    station
        .with("caravan.state", station.input().resolveSibling("state-" + number).toString())
        .with("caravan.node.name", name(number))
        .with("caravan.ledger.url", database.url())
        .with("caravan.ledger.user", database.user().orElseThrow());
    return Installed.start(home, station);
  }

  Installed node(int number) {
    return running.get(number);
  }

  int size() {
    return running.size();
  }

  /** Ends one in order, if it has not ended, and starts it anew; it is ready then. */
  void restart(int number) {
    running.get(number).close();
    running.set(number, begun(number));
  }

  @Override
  public void close() {
    running.forEach(Installed::close);
  }
}
