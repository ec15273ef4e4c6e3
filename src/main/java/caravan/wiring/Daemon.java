package caravan.wiring;

import caravan.desk.Desk;
import caravan.ledger.Ledger;
import caravan.metrics.ProcessCounters;
import caravan.network.Network;
import caravan.remote.Remotes;
import caravan.road.dispatch.Linger;
import caravan.road.failures.BackOffs;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.FileStability;
import caravan.settings.ConfigWatch;
import caravan.settings.HostPort;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.settings.StartException;
import caravan.status.Reports;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.main.Main;

/**
 * Caravan at work: the rooms furnished as the settings say, the routes running, until it is closed.
 */
public final class Daemon implements AutoCloseable {

  private static final Duration PERSON = Duration.ofMinutes(1);

  private final Settings settings;
  private final boolean watching;
  private final CloseStack parts;
  private final Clock clock;
  private final LivePlans livePlans;
  private final Main camel = new Main();
  private final Clock own = new SteadyClock();
  private final TroubleLog troubleLog = new TroubleLog(own);
  private final Troubles troubles = new Troubles(troubleLog::recent);
  private final ProcessCounters counters = new ProcessCounters(System::nanoTime);
  private final Maintenance maintenance;
  private final Front front;
  private final ListHandback handback;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Network network;
  private final Ledger ledger;
  private final Recovery recovery;
  private final FileStability fileStability;
  private final ListReading reading;
  private final ListIntake intake;
  private final Channels channels;
  private final ChangeRounds rounds;

  /**
   * @param parts gets what is opened here, and is closed by who calls, also where this fails
   */
  private Daemon(
      Settings settings,
      boolean watching,
      UnaryOperator<Ledger> around,
      Duration person,
      CloseStack parts) {
    WireLogFilter.keep();
    this.settings = settings;
    this.watching = watching;
    this.parts = parts;
    this.network = new Network(settings.network(), own);
    this.livePlans = new LivePlans(settings);
    InputLock.takeAll(settings, watching, parts);
    this.ledger =
        around.apply(parts.add(Ledgers.begin(settings, watching, counters, livePlans, own)));
    this.clock = ledger.nodes().clock(own);
    this.recovery = new Recovery(settings, livePlans, ledger, clock);
    this.fileStability = new FileStability(settings.folders().settle(), clock);
    recovery.watch(fileStability::arrivals, troubleLog, parts);
    recovery.recover();
    this.handback = ListHandback.of(settings, ledger, watching, parts);
    Linger linger = new Linger(fileStability, ledger.nodes()::elsewhere, settings.linger());
    this.channels = parts.add(new Channels(settings, livePlans, ledger, linger, network, clock));
    this.reading = ListReading.of(settings, livePlans::plan, Optional.of(ledger.overview()), clock);
    BackOffs backOffs = new BackOffs(clock);
    this.intake =
        ListIntake.of(
            settings,
            reading,
            ledger,
            fileStability,
            backOffs,
            handback.early(),
            channels::wake,
            clock);
    troubles.from(intake.folder()::faults);
    troubles.from(new SharedFolders(settings, ledger.nodes(), ledger.overview())::faults);
    parts.add(camel::stop);
    parts.add(intake.watch());
    this.rounds =
        parts.add(new ChangeRounds(ledger.changes(), backOffs, troubleLog, channels::changed));
    furnish(backOffs, person);
    this.front =
        parts.add(
            new Front(
                settings,
                livePlans,
                ledger,
                counters,
                troubles::all,
                channels::learned,
                desk(),
                clock));
    this.maintenance = parts.add(new Maintenance("upkeep", troubleLog));
    parts.add(channels::stop);
    parts.add(troubleLog::ending);
  }

  private void furnish(BackOffs backOffs, Duration person) {
    RouteBeans beans = new RouteBeans(camel, settings, livePlans, ledger, counters, clock);
    beans.intake(intake, troubleLog);
    beans.dispatch(channels);
    beans.lookup(channels, person);
    beans.failures(troubleLog, backOffs, rounds);
    handback.unfinished().clean();
    Remotes remotes = new Remotes(settings.folders(), watching, network, camel, troubleLog, clock);
    troubles.from(remotes::trouble);
    beans.delivery(handback, remotes.furnish(intake.remoteEnrolment(), fileStability, ledger));
    beans.properties(watching);
  }

  /**
   * Starts it.
   *
   * @param watching whether the input folder is watched; otherwise lists come by {@link #orders}
   */
  public static Daemon start(Settings settings, boolean watching) {
    return start(settings, watching, UnaryOperator.identity(), PERSON);
  }

  /**
   * The same for a test, which watches its ledger and has no time to lose.
   *
   * @param person how often a channel that waits for a person looks by itself
   */
  static Daemon start(
      Settings settings, boolean watching, UnaryOperator<Ledger> around, Duration person) {
    CloseStack parts = new CloseStack();
    try {
      Daemon daemon = new Daemon(settings, watching, around, person, parts);
      daemon.begin();
      return daemon;
    } catch (RuntimeException | Error e) {
      parts.close();
      throw e;
    }
  }

  private void begin() {
    try {
      handback.writer().tryOut();
      Drafts drafts = Drafts.of(settings, livePlans, reading, ledger, clock);
      front.open(watching, handback.writer(), drafts);
      intake.reconcile(watching);
      camel.start();
      channels.begin();
      front.ready(maintenance);
      parts.add(
          Telling.begin(watching, settings, ledger, front.reports(), troubleLog, network, clock));
      parts.add(ServiceManager.begin(watching, front::sentence, channels::alive, troubleLog));
      new Housekeeping(settings, ledger, troubleLog, clock).begin(maintenance, drafts.desk());
      handback.unfinished().watch(maintenance);
    } catch (Exception | LinkageError e) { // the latter where no file is left to open for a class
      throw new StartException("Caravan can't start: " + e.getMessage(), e);
    }
  }

  /** Puts plans and keys in force that are changed in their files, within a few seconds. */
  public Daemon follow(SettingsSource source) {
    ConfigWatch file = new ConfigWatch(source, settings, livePlans);
    SettingsFollower follower = new SettingsFollower(file, channels, recovery, asked);
    maintenance.every(Duration.ofSeconds(1), "Looking at the file of settings", follower::look);
    return this;
  }

  /** The settings that it follows are read anew within a second, whether they changed or not. */
  public void readAgain() {
    asked.set(true);
  }

  /** What else is wrong, a line each, for the health. */
  public Daemon troubledBy(Supplier<List<String>> others) {
    troubles.from(others);
    return this;
  }

  /** What it remembers. */
  public Ledger ledger() {
    return ledger;
  }

  /** What people can do with it. */
  public Desk desk() {
    return Desks.of(settings, ledger, livePlans::terms, channels::wake, clock);
  }

  /** The time by which it lives. */
  public Clock clock() {
    return clock;
  }

  /** The plans in force. */
  public LivePlans plans() {
    return livePlans;
  }

  /** What reads lists as this daemon does. */
  public ListReading reading() {
    return reading;
  }

  /** Takes in lists that somebody named, for a daemon that lives for them alone. */
  public OrderedLists orders() {
    return new OrderedLists(
        fileStability, intake.enrolment(), handback.ours(), channels::wake, rounds::wake);
  }

  /** How everything stands. */
  public Reports reports() {
    return front.reports();
  }

  /** Where the status can be read; empty if it is off. */
  public Optional<HostPort> statusAddress() {
    return front.address();
  }

  @Override
  public void close() {
    parts.close();
  }
}
