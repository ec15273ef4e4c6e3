package caravan.ledger.jdbc;

import caravan.ledger.LedgerObserver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A schema of its own on the one PostgreSQL that all tests of this process share. */
public final class PostgresDatabase implements AutoCloseable {

  private static final String OWNER = "postgres";
  private static final Path DUMP = Path.of("/usr/bin/pg_dump");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String schema;

  private PostgresDatabase(String schema) {
    this.schema = schema;
  }

  /** One in which there is nothing yet. */
  public static PostgresDatabase empty() {
    PostgresDatabase database = new PostgresDatabase("ledger_" + NUMBER.incrementAndGet());
    Owner.ONLY.execute("create schema " + database.schema);
    return database;
  }

  /** One that holds a ledger in which nothing happened yet, as the migrations make it. */
  public static PostgresDatabase fresh() {
    PostgresDatabase database = empty();
    Owner.ONLY.execute(
        """
        set search_path = {own};
        {tables};
        create table flyway_schema_history (like {like}.flyway_schema_history including all);
        insert into flyway_schema_history select * from {like}.flyway_schema_history;
        update ledger set proven = (select proven from {like}.ledger)"""
            .replace("{own}", database.schema)
            .replace("{tables}", Migrated.TABLES)
            .replace("{like}", Migrated.ONCE.schema));
    return database;
  }

  /** Where it is, as a login of the server's owner. */
  public PostgresAddress address() {
    return new PostgresAddress(url(), Optional.of(OWNER), Optional.empty());
  }

  /**
   * The same as a login that sees the schema's own functions in place of the server's, where it has
   * some of their names.
   */
  public PostgresAddress overlaid() {
    return new PostgresAddress(url() + ",pg_catalog", Optional.of(OWNER), Optional.empty());
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:%d/postgres?currentSchema=%s"
        .formatted(Server.ONLY.getPort(), schema);
  }

  /** Where the server listens. */
  public static int port() {
    return Server.ONLY.getPort();
  }

  /** The same by way of another port. */
  public PostgresAddress through(int port) {
    return new PostgresAddress(
        url().replace(":" + port() + "/", ":" + port + "/"), Optional.of(OWNER), Optional.empty());
  }

  /** A connection beside the ledger's. */
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(url(), OWNER, "");
  }

  /** All that is in it, as text: by pg_dump, or table by table where that is not installed. */
  public String dump() throws IOException, SQLException {
    return Files.isExecutable(DUMP) ? dumped() : copied();
  }

  private String dumped() throws IOException {
    Process process =
        new ProcessBuilder(
                DUMP.toString(),
                "--host=127.0.0.1",
                "--port=" + port(),
                "--username=" + OWNER,
                "--schema=" + schema,
                "postgres")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("pg_dump ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private String copied() throws IOException, SQLException {
    StringWriter all = new StringWriter();
    try (Connection connection = connection();
        PreparedStatement tables =
            connection.prepareStatement(
                "select format('copy %I.%I to stdout', schemaname, tablename) from pg_tables"
                    + " where schemaname = ?")) {
      tables.setString(1, schema);
      CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
      try (ResultSet table = tables.executeQuery()) {
        while (table.next()) {
          copying.copyOut(table.getString(1), all);
        }
      }
    }
    return all.toString();
  }

  /** Its own tables, and not those of all other tests too. */
  void vacuum() {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "select string_agg(quote_ident(tablename), ', ') from pg_tables"
                    + " where schemaname = current_schema()")) {
      tables.next();
      execute("vacuum " + tables.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Nobody needs it any more: what lies about makes all that come after it slower. */
  @Override
  public void close() {
    Owner.ONLY.execute("drop schema " + schema + " cascade");
  }

  public void execute(String sql) {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started by whoever comes first; stopped with the process. */
  private static final class Server {

    private static final EmbeddedPostgres ONLY = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A connection that makes and drops schemas: a new one takes as long as either. */
  private static final class Owner {

    private static final Owner ONLY = new Owner();

    private @Nullable Connection connection;

    synchronized void execute(String sql) {
      try {
        Connection open = connection;
        if (open == null) {
          open =
              DriverManager.getConnection(
                  "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port()), OWNER, "");
          connection = open;
        }
        try (Statement statement = open.createStatement()) {
          statement.execute(sql);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What the migrations made, once for all. */
  private static final class Migrated {

    private static final PostgresDatabase ONCE = migrated();
    private static final String TABLES = tables();

    private static PostgresDatabase migrated() {
      PostgresDatabase database = empty();
      PostgresLedger.open(database.address(), LedgerObserver.NONE).close();
      return database;
    }

    private static String tables() {
      try (Stream<Path> files =
          Files.list(Path.of("src/main/resources/caravan/ledger/postgresql"))) {
        StringBuilder all = new StringBuilder();
        for (Path file : files.sorted().toList()) {
          all.append(Files.readString(file));
        }
        return all.toString();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
