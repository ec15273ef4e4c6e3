package caravan.crash;

import caravan.harness.InstalledPostgres;
import caravan.harness.TcpProxy;
import caravan.ledger.jdbc.PostgresAddress;
import caravan.ledger.jdbc.PostgresDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A database for a ledger, which every node reaches by way of a proxy of its own. */
final class ProxiedDatabase implements AutoCloseable {

  private final Optional<InstalledPostgres> server;
  private final PostgresDatabase shared = PostgresDatabase.empty();
  private final List<TcpProxy> proxies = new ArrayList<>();

  /**
   * An empty one.
   *
   * @param own whether it is on a server that can be restarted, where that is possible; else on
   *     that of all tests
   */
  ProxiedDatabase(boolean own) {
    server =
        own && InstalledPostgres.possible()
            ? Optional.of(InstalledPostgres.empty())
            : Optional.empty();
  }

  boolean canBeRestarted() {
    return server.isPresent();
  }

  /** {@code fast}, in order, or {@code immediate}, as by a crash. */
  void restart(String mode) {
    server.orElseThrow().restart(mode);
  }

  /** Where it is for who needs no proxy. */
  PostgresAddress address() {
    return server.map(InstalledPostgres::address).orElseGet(shared::address);
  }

  /** Where it is for that node. */
  PostgresAddress through(int node) {
    while (proxies.size() <= node) {
      proxies.add(
          new TcpProxy(server.map(InstalledPostgres::port).orElseGet(PostgresDatabase::port)));
    }
    int port = proxy(node).port();
    return server.map(s -> s.through(port)).orElseGet(() -> shared.through(port));
  }

  TcpProxy proxy(int node) {
    return proxies.get(node);
  }

  /** Codes of calls that the nodes of such names have under way, as the ledger knows. */
  long inFlight(String names) throws SQLException {
    String sum =
        "select coalesce(sum(codes), 0) from call where ended is null"
            + " and node in (select id from node where name like ?)";
    try (Connection ledger = connection();
        PreparedStatement codes = ledger.prepareStatement(sum)) {
      codes.setString(1, names);
      try (ResultSet row = codes.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The names of the nodes that have calls under way. */
  Set<String> calling() throws SQLException {
    Set<String> names = new HashSet<>();
    try (Connection ledger = connection();
        PreparedStatement nodes =
            ledger.prepareStatement(
                "select name from node where id in (select node from call where ended is null)");
        ResultSet row = nodes.executeQuery()) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }

  private Connection connection() throws SQLException {
    PostgresAddress address = address();
    return DriverManager.getConnection(address.url(), address.user().orElseThrow(), "");
  }

  @Override
  public void close() {
    proxies.forEach(TcpProxy::close);
    server.ifPresent(InstalledPostgres::close);
  }
}
