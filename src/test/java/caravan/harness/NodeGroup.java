package caravan.harness;

import caravan.ledger.jdbc.PostgresAddress;
import caravan.ledger.jdbc.PostgresDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Several Caravans in processes of their own that work with one ledger in PostgreSQL. They share
 * the folders of a home, and each has a state folder of its own.
 */
public final class NodeGroup implements AutoCloseable {

  private static final Duration TO_END = Duration.ofSeconds(60);

  private final Home home;
  private final PostgresAddress database;
  private final List<CaravanProcess> nodes = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  /**
   * So many.
   *
   * @param database where the ledger is
   */
  public NodeGroup(Home home, int size, PostgresDatabase database) {
    this(home, size, database.address());
  }

  /** The same where the ledger is at that address, which needs no password. */
  public NodeGroup(Home home, int size, PostgresAddress database) {
    this.home = home;
    this.database = database;
    for (int number = 0; number < size; number++) {
      nodes.add(begun(number));
      addresses.add(home.address());
    }
  }

  private CaravanProcess begun(int number) {
    home.listening()
        .with("caravan.state", home.folder().resolve("state-" + number).toString())
        .with("caravan.node.name", name(number))
        .with("caravan.ledger.url", database.url())
        .with("caravan.ledger.user", database.user().orElseThrow());
    return CaravanProcess.command("run").at(home).logging().start(log(number)).up(home);
  }

  /** How that node is called. */
  public static String name(int number) {
    return "node-" + number;
  }

  /** Where that node says what it does. */
  public Path log(int number) {
    return home.folder().resolve("log-" + number);
  }

  public int size() {
    return nodes.size();
  }

  /** Where that node's page is. */
  public String address(int number) {
    return addresses.get(number);
  }

  /** SIGKILL. */
  public void kill(int number) {
    nodes.get(number).kill();
  }

  /** SIGTERM; it must end in order. */
  public void end(int number) {
    nodes.get(number).end();
    if (!nodes.get(number).ended(TO_END)) {
      throw new IllegalStateException(name(number) + " does not end");
    }
  }

  /** Starts it anew after it was killed, or has ended. */
  public void start(int number) {
    nodes.set(number, begun(number));
    addresses.set(number, home.address());
  }

  /** SIGSTOP, or SIGCONT. */
  public void signal(int number, String signal) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + signal, String.valueOf(nodes.get(number).handle().pid()))
            .start();
    if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
      throw new IllegalStateException("kill -" + signal + " failed");
    }
  }

  @Override
  public void close() {
    nodes.forEach(CaravanProcess::close);
  }
}
