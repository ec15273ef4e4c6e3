package caravan.wiring;

import caravan.road.failures.TroubleLog;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager that started this process (systemd, where the unit has {@code
 * Type=notify}) that the routes stand, what Caravan does and why not more, and, as long as its
 * loops come round, that it lives.
 */
final class ServiceManager implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private static final String WATCHDOG = "WATCHDOG_USEC";
  private static final String WATCHED = "WATCHDOG_PID";

  /** How often the sentence is looked at; it is told where it is another one. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** So often within the time that systemd waits for a sign of life. */
  private static final long SIGNS = 3;

  private final SystemdNotify systemd;
  private final Supplier<String> sentence;
  private final BooleanSupplier alive;
  private final Maintenance status;
  private final Maintenance watchdog;
  private boolean ready;
  private String told = "";

  private ServiceManager(SystemdNotify systemd, Supplier<String> sentence, BooleanSupplier alive) {
    this.systemd = systemd;
    this.sentence = sentence;
    this.alive = alive;
    this.status = new Maintenance("service-status", systemd.troubleLog());
    this.watchdog = new Maintenance("service-watchdog", systemd.troubleLog());
  }

  /**
   * Says that the routes stand, and from now on how they do, where this process is a service that
   * somebody wants to hear of. What is given back ends it.
   *
   * @param stays whether this daemon is one that stays
   * @param sentence what it does and why not more
   * @param alive whether its loops come round
   */
  static AutoCloseable begin(
      boolean stays, Supplier<String> sentence, BooleanSupplier alive, TroubleLog troubleLog) {
    String socket = System.getenv().getOrDefault(SystemdNotify.SOCKET, "");
    if (!stays || socket.isEmpty()) {
      return () -> {};
    }
    return begin(
        new SystemdNotify(SystemdNotify.PROGRAM, socket, troubleLog),
        signs(System.getenv()),
        sentence,
        alive);
  }

  static ServiceManager begin(
      SystemdNotify systemd,
      Optional<Duration> signs,
      Supplier<String> sentence,
      BooleanSupplier alive) {
    ServiceManager manager = new ServiceManager(systemd, sentence, alive);
    manager.status.every(LOOK, "Telling the service manager how it stands", manager::look);
    signs.ifPresent(pause -> manager.watchdog.every(pause, "Telling that it lives", manager::live));
    return manager;
  }

  /** How often a sign of life is due; empty where none is waited for, or not of this process. */
  static Optional<Duration> signs(Map<String, String> environment) {
    String own = Long.toString(ProcessHandle.current().pid());
    String within = environment.getOrDefault(WATCHDOG, "");
    return within.matches("[1-9][0-9]{3,14}") && environment.getOrDefault(WATCHED, own).equals(own)
        ? Optional.of(Duration.ofNanos(Long.parseLong(within) * 1000 / SIGNS))
        : Optional.empty();
  }

  private void look() {
    ready = ready || systemd.tell("READY=1"); // before the ledger is asked for anything
    String now = sentence.get().replaceAll("\\s+", " ");
    if (ready && !now.equals(told) && systemd.tell("STATUS=" + now)) {
      told = now;
    }
  }

  private void live() {
    if (alive.getAsBoolean()) {
      systemd.tell("WATCHDOG=1");
    } else {
      LOG.error("A loop does not come round any more; the service manager is told of no life");
    }
  }

  @Override
  public void close() {
    watchdog.close();
    status.close();
    systemd.tell("STOPPING=1", "STATUS=Ending; what is not done goes on at the next start.");
  }
}
