package caravan.harness;

import caravan.ledger.jdbc.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server of Debian's and its standby, which can take its place. They run as the user
 * postgres, so that only root can start them.
 */
public final class PostgresPair implements AutoCloseable {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final int PATIENCE = 60;

  private final Path folder;
  private final int first = free();
  private final int second = free();

  /**
   * Started, with an empty database whose owner may do nothing else.
   *
   * @param synchronous whether the first commits nothing that the standby does not have
   */
  public PostgresPair(boolean synchronous) {
    try {
      folder = Files.createTempDirectory(Path.of("/tmp"), "postgres-pair");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("chown postgres " + folder);
    postgres("initdb -D %s/one -A trust -N".formatted(folder));
    start("one", first);
    sql("create user caravan");
    sql("create database caravan owner caravan");
    postgres(
        "pg_basebackup -h 127.0.0.1 -p %d -D %s/two -R -X stream -c fast".formatted(first, folder));
    start("two", second);
    if (synchronous) {
      sql("alter system set synchronous_standby_names = '*'");
      sql("select pg_reload_conf()");
    }
  }

  /** Whether this machine has what it takes. */
  public static boolean possible() {
    return Files.isExecutable(PROGRAMS.resolve("initdb"))
        && System.getProperty("user.name").equals("root");
  }

  /** Both servers, for the user to whom the database belongs. */
  public PostgresAddress address() {
    return new PostgresAddress(
        "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/caravan".formatted(first, second),
        Optional.of("caravan"),
        Optional.empty());
  }

  /** The standby hears no more of what the first one is told. */
  public void part() {
    sql(second, "alter system set primary_conninfo = ''");
    sql(second, "select pg_reload_conf()");
  }

  /** The first one dies, and the standby takes its place. */
  public void failOver() {
    postgres("pg_ctl -D %s/one -m immediate stop".formatted(folder));
    postgres("pg_ctl -D %s/two -w promote".formatted(folder));
  }

  private void start(String name, int port) {
    postgres(
        "pg_ctl -D %1$s/%2$s -l %1$s/%2$s.log -w -o '-p %3$d -k %1$s -c listen_addresses=127.0.0.1' start"
            .formatted(folder, name, port));
  }

  private void sql(String statement) {
    sql(first, statement);
  }

  private void sql(int port, String statement) {
    postgres("psql -q -h 127.0.0.1 -p %d -c \"%s\" postgres".formatted(port, statement));
  }

  private void postgres(String command) {
    run("su postgres -s /bin/sh -c '%s'".formatted(quoted(PROGRAMS + "/" + command)));
  }

  private static String quoted(String command) {
    return command.replace("'", "'\\''");
  }

  private static void run(String command) {
    try {
      Path said = Files.createTempFile("postgres-pair", ".log");
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

  private static int free() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    for (String server : new String[] {"one", "two"}) {
      run(
          "su postgres -s /bin/sh -c '%2$s/pg_ctl -D %1$s/%3$s -m immediate stop' || true"
              .formatted(folder, PROGRAMS, server));
    }
    run("rm -rf " + folder);
  }
}
