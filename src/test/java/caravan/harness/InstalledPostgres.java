package caravan.harness;

import caravan.ledger.jdbc.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of Debian's, which writes to the disk as it does at work. It runs as the user
 * postgres, so that only root can start it.
 */
public final class InstalledPostgres implements AutoCloseable {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final int PATIENCE = 60;

  private final Path folder;
  private final int port = FreePort.next();

  private InstalledPostgres() {
    try {
      folder = Files.createTempDirectory(Path.of("/tmp"), "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("chown postgres " + folder);
  }

  /** Started, with an empty database whose owner may do nothing else. */
  public static InstalledPostgres empty() {
    InstalledPostgres server = new InstalledPostgres();
    program("initdb -D %s/data -A trust -N".formatted(server.folder));
    server.start();
    server.sql("create user caravan");
    server.sql("create database caravan owner caravan");
    return server;
  }

  /** Another one, started, that follows this one. */
  public InstalledPostgres standby() {
    InstalledPostgres standby = new InstalledPostgres();
    program(
        "pg_basebackup -h 127.0.0.1 -p %d -D %s/data -R -X stream -c fast"
            .formatted(port, standby.folder));
    standby.start();
    return standby;
  }

  /** Whether this machine has what it takes. */
  public static boolean possible() {
    return Files.isExecutable(PROGRAMS.resolve("initdb"))
        && System.getProperty("user.name").equals("root");
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** For the user to whom the database belongs. */
  public PostgresAddress address() {
    return through(port);
  }

  /** The same by way of another port. */
  public PostgresAddress through(int other) {
    return address("127.0.0.1:" + other);
  }

  /** The same where the database is on one of several servers. */
  static PostgresAddress address(String hosts) {
    return new PostgresAddress(
        "jdbc:postgresql://" + hosts + "/caravan", Optional.of("caravan"), Optional.empty());
  }

  /** A statement of the one to whom the server belongs. */
  public void sql(String statement) {
    program("psql -q -h 127.0.0.1 -p %d -c \"%s\" postgres".formatted(port, statement));
  }

  /** After it died; who comes then is served. */
  public void start() {
    program(
        "pg_ctl -D %1$s/data -l %1$s/log -w -o '-p %2$d -k %1$s -c listen_addresses=127.0.0.1' start"
            .formatted(folder, port));
  }

  /** Ends it and starts it anew: {@code fast}, in order, or {@code immediate}, as by a crash. */
  public void restart(String mode) {
    program("pg_ctl -D %1$s/data -l %1$s/log -w -m %2$s restart".formatted(folder, mode));
  }

  /** It dies. */
  public void crash() {
    program("pg_ctl -D %s/data -m immediate stop".formatted(folder));
  }

  /** It follows nobody any more. */
  void promote() {
    program("pg_ctl -D %s/data -w promote".formatted(folder));
  }

  private static void program(String command) {
    String quoted = (PROGRAMS + "/" + command).replace("'", "'\\''");
    run("su postgres -s /bin/sh -c '%s'".formatted(quoted));
  }

  private static void run(String command) {
    try {
      Path said = Files.createTempFile("postgres", ".log");
      Process process =
          new ProcessBuilder("sh", "-c", command)
              .directory(new java.io.File("/tmp"))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(PATIENCE, TimeUnit.SECONDS);
      if (!ended || process.exitValue() != 0) {
        throw new IllegalStateException(command + ": " + Files.readString(said));
      }
      Files.delete(said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    run(
        "su postgres -s /bin/sh -c '%2$s/pg_ctl -D %1$s/data -m immediate stop' || true"
            .formatted(folder, PROGRAMS));
    run("rm -rf " + folder);
  }
}
