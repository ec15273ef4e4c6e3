package caravan.harness;

import caravan.ledger.jdbc.PostgresAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Several Caravans in processes of their own that work with one ledger in PostgreSQL. They share
 * the folders of a home, and each has a state folder of its own.
 */
public final class NodeGroup implements AutoCloseable {

  private static final Duration TO_END = Duration.ofSeconds(60);

  private final Home home;
  private final IntFunction<PostgresAddress> databases;
  private final IntFunction<Optional<ProcessClock>> clocks;
  private final List<CaravanProcess> nodes = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  /**
   * So many.
   *
   * @param databases where the ledger is for each of them, which needs no password
   */
  public NodeGroup(Home home, int size, IntFunction<PostgresAddress> databases) {
    this(home, size, databases, number -> Optional.empty());
  }

  /**
   * The same where they go by other clocks.
   *
   * @param clocks by which each of them goes, where it is not the machine's
   */
  public NodeGroup(
      Home home,
      int size,
      IntFunction<PostgresAddress> databases,
      IntFunction<Optional<ProcessClock>> clocks) {
    this.home = home;
    this.databases = databases;
    this.clocks = clocks;
    for (int number = 0; number < size; number++) {
      nodes.add(begun(number));
      addresses.add(home.address());
    }
  }

  private CaravanProcess begun(int number) {
    PostgresAddress database = databases.apply(number);
    clocks.apply(number).ifPresent(clock -> clock.at(home));
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
  public void signal(int number, String signal) {
    ProcessSignal.send(nodes.get(number).handle().pid(), signal);
  }

  @Override
  public void close() {
    nodes.forEach(CaravanProcess::close);
  }
}
