package caravan.wiring;

import caravan.asinscope.Replies;
import caravan.asinscope.Requests;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import caravan.remote.Remotes;
import caravan.results.ResultWriter;
import caravan.road.delivery.Delivery;
import caravan.road.delivery.PartialDelivery;
import caravan.road.delivery.UploadQueue;
import caravan.road.dispatch.ClockSteps;
import caravan.road.dispatch.Linger;
import caravan.road.failures.BackOffs;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.FileStability;
import caravan.road.intake.Router;
import caravan.road.intake.Screened;
import caravan.road.lookup.ReplyHandler;
import caravan.settings.ConfigWatch;
import caravan.settings.HostPort;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.settings.StartException;
import caravan.status.Reports;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caravan at work: the rooms furnished as the settings say, the routes running, until it is closed.
 */
public final class Daemon implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Daemon.class);
  private static final Duration PERSON = Duration.ofMinutes(1);

  private final Settings settings;
  private final Clock clock = new SteadyClock();
  private final LivePlans livePlans;
  private final Main camel = new Main();
  private final TroubleLog troubleLog = new TroubleLog(clock);
  private final Maintenance maintenance = new Maintenance();
  private final List<Supplier<List<String>>> troubles = new CopyOnWriteArrayList<>();
  private final boolean watching;
  private final Duration person;
  private final StateLock lock;
  private final InputLock inputLock;
  private final Front front;
  private final ResultWriter writer;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final Set<Long> ordered = ConcurrentHashMap.newKeySet();
  private final Ledger ledger;
  private final FileStability fileStability;
  private final ListReading reading;
  private final ListIntake intake;
  private final Channels channels;

  private Daemon(
      Settings settings, boolean watching, UnaryOperator<Ledger> around, Duration person) {
    WireLogFilter.keep();
    this.settings = settings;
    this.livePlans = new LivePlans(settings);
    this.watching = watching;
    this.person = person;
    troubles.add(troubleLog::lasting);
    this.lock = StateLock.take(settings.folders().state());
    this.inputLock = inputLock(settings, watching, lock);
    this.ledger = around.apply(ledger(settings, lock, inputLock));
    this.front = new Front(settings, livePlans, ledger.overview(), this::trouble, clock);
    this.writer = new ResultWriter(settings.results());
    recover();
    reopen();
    reroute();
    this.fileStability = new FileStability(settings.folders().settle(), clock);
    Linger company = new Linger(fileStability, settings.linger());
    this.channels = new Channels(settings, livePlans, ledger.pacing(), company, clock);
    this.reading = ListReading.of(settings, livePlans::plan, Optional.of(ledger.overview()), clock);
    BackOffs backOffs = new BackOffs(clock);
    this.intake =
        ListIntake.of(settings, reading, ledger, fileStability, backOffs, channels::wake, clock);
    troubles.add(intake.folder()::faults);
    furnish(backOffs);
    properties(watching);
  }

  /**
   * Starts it.
   *
   * @param watching whether the input folder is watched; otherwise lists come by {@link #enrol}
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
    Daemon daemon = new Daemon(settings, watching, around, person);
    try {
      daemon.writer.tryOut();
      daemon.front.open(watching, daemon.writer);
      daemon.intake.reconcile(watching);
      daemon.camel.start();
      daemon.channels.begin();
      daemon.front.ready();
      daemon.maintenance.every(Duration.ofHours(1), "Forgetting what is old", daemon::forget);
      daemon.maintenance.every(
          Duration.ofHours(1), "Deleting what killed processes left", daemon::deleteLibraries);
      FileDescriptors.ofThisProcess().ifPresent(daemon::lookAt);
      return daemon;
    } catch (Exception | LinkageError e) { // the latter where no file is left to open for a class
      daemon.close();
      throw new StartException("Caravan can't start: " + e.getMessage(), e);
    }
  }

  /**
   * Puts changed plans and keys in force when the file of settings, or one that holds a key, is
   * edited, within a few seconds.
   */
  public Daemon follow(SettingsSource source) {
    ConfigWatch file = new ConfigWatch(source, settings, livePlans);
    Set<Channel> renewed = new HashSet<>();
    maintenance.every(
        Duration.ofSeconds(1),
        "Looking at the file of settings",
        () -> {
          boolean changed = asked.getAndSet(false) ? file.readNow() : file.check();
          if (changed) {
            renewed.addAll(channels.renew(file.newest().keys()));
            channels.wake();
          }
          reopen(renewed);
        });
    return this;
  }

  /** The settings that it follows are read anew within a second, whether they changed or not. */
  public void readAgain() {
    asked.set(true);
  }

  /** Who gives another key has put right what a person was waited for. */
  private void reopen(Set<Channel> renewed) {
    for (Channel channel : List.copyOf(renewed)) {
      reopen(channel);
      renewed.remove(channel);
    }
  }

  private void lookAt(FileDescriptors open) {
    maintenance.every(
        Duration.ofSeconds(2),
        "Counting open files",
        () -> open.fault().ifPresent(troubleLog::machine));
  }

  /** What else is wrong, a line each, for the health. */
  public Daemon troubledBy(Supplier<List<String>> others) {
    troubles.add(others);
    return this;
  }

  private List<String> trouble() {
    return troubles.stream().map(Supplier::get).flatMap(List::stream).toList();
  }

  /** What it remembers. */
  public Ledger ledger() {
    return ledger;
  }

  /** The plans in force. */
  public LivePlans plans() {
    return livePlans;
  }

  /** The time by which it lives. */
  public Clock clock() {
    return clock;
  }

  /** What reads lists as this daemon does. */
  public ListReading reading() {
    return reading;
  }

  /**
   * Says that lists are about to be taken in one by one, or that all of them are: meanwhile no
   * batch goes out that one of them could fill.
   */
  public void comingIn(boolean more) {
    fileStability.named(more);
    channels.wake();
  }

  /**
   * Takes in a list that stays where it is, read so; answers the ledger's number of it. A daemon
   * that does not watch a folder hands back these lists and no others.
   */
  public long enrol(Path file, Screened how) {
    long list = intake.enrolment().enrolInPlace(file, how);
    ordered.add(list);
    return list;
  }

  /** How everything stands. */
  public Reports reports() {
    return front.reports();
  }

  /** Where the status can be read; empty if it is off. */
  public Optional<HostPort> statusAddress() {
    return front.address();
  }

  private static InputLock inputLock(Settings settings, boolean watching, StateLock lock) {
    Settings.Folders folders = settings.folders();
    try {
      return watching ? InputLock.take(folders.input(), folders.state()) : InputLock.none();
    } catch (StartException e) {
      lock.close();
      throw e;
    }
  }

  private static Ledger ledger(Settings settings, StateLock lock, InputLock inputLock) {
    try {
      return Ledgers.open(settings);
    } catch (LedgerException e) {
      inputLock.close();
      lock.close();
      throw new StartException(String.valueOf(e.getMessage()), e);
    }
  }

  /** A channel that is described no more is limited by nothing, and asks nobody. */
  private Plan plan(Channel channel) {
    return settings.channels().containsKey(channel)
        ? livePlans.plan(channel)
        : new Plan(0, Duration.ofMinutes(1), 0, 1, 1);
  }

  private Requests requests() {
    Map<Channel, Set<String>> options = new HashMap<>();
    settings.channels().forEach((channel, its) -> options.put(channel, its.options()));
    return new Requests(settings.endpoints(), options);
  }

  private void recover() {
    Duration step = ledger.recover(this::plan, Uptimes.now(), clock.instant());
    if (!step.isZero()) {
      LOG.info(
          "The machine's clock was set {} by {} s since the last start; pauses and windows go on as"
              + " they were counted",
          step.isNegative() ? "back" : "ahead",
          Math.round(step.abs().toMillis() / 1_000.0));
    }
  }

  /** Whoever starts Caravan anew may have put right what a person was waited for. */
  private void reopen() {
    settings.on().forEach(this::reopen);
  }

  private void reopen(Channel channel) {
    Pause pause = ledger.pacing().state(channel, livePlans.plan(channel), clock.instant()).pause();
    if (pause != null && pause.forAPerson()) {
      ledger.pacing().resume(channel);
    }
  }

  private void forget() {
    boolean more = true;
    while (more && !Thread.currentThread().isInterrupted()) {
      Instant now = clock.instant();
      more = ledger.forgetting().forget(now.minus(settings.keep()), settings.cache(), now);
    }
  }

  private void deleteLibraries() {
    StaleLibraries.delete(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
  }

  private void reroute() {
    Router router = new Router(settings.endpoints(), settings.on());
    ledger.lists().reroute(router::reroute);
  }

  private void furnish(BackOffs backOffs) {
    camel.bind("channels", channels);
    camel.bind("file", new ListsFolder(settings.folders().input(), intake.folder(), troubleLog));
    camel.bind("urgent-first", new UrgentFirst());
    camel.bind("enrolment", intake.enrolment());
    camel.bind("held-decisions", intake.decisions());
    camel.bind("calls", requests());
    camel.bind(
        "replies",
        new Replies(
            channels.keys(),
            settings.endpoints(),
            clock,
            Replies.BYTES,
            channel -> settings.channel(channel).timeout()));
    camel.bind(
        "reply-handler",
        new ReplyHandler(
            ledger.answers(),
            ledger.pacing(),
            channels::learning,
            () -> ThreadLocalRandom.current().nextDouble(),
            person,
            clock));
    camel.bind("trouble-log", troubleLog);
    camel.bind("clock-steps", new ClockSteps(Clock.systemUTC(), clock));
    camel.bind("setbacks", backOffs);
    writer.clean(clock.instant());
    Remotes remotes = new Remotes(settings.folders(), watching, camel, clock);
    UploadQueue uploadQueue = remotes.sendings(ledger);
    remotes.fetching(intake.enrolment(), fileStability, uploadQueue, ledger);
    troubles.add(remotes::trouble);
    Delivery delivery =
        new Delivery(
            ledger.deliveries(),
            ledger.overview(),
            writer,
            uploadQueue,
            list -> watching || ordered.contains(list.id()),
            clock);
    camel.bind("delivery", delivery);
    camel.bind(
        "part-delivery",
        new PartialDelivery(
            settings.on(),
            ledger.overview(),
            ledger.pacing(),
            delivery,
            livePlans::plan,
            settings.partialAfter(),
            clock));
  }

  /** Under names that nobody's environment has: Camel looks there first. */
  private void properties(boolean watching) {
    camel.addOverrideProperty("road.watch", String.valueOf(watching));
    for (Channel channel : settings.channels().keySet()) {
      Plan plan = livePlans.plan(channel);
      String name = "road." + channel.word();
      camel.addOverrideProperty(name + ".url", settings.channel(channel).url().toString());
      camel.addOverrideProperty(name + ".window", String.valueOf(plan.window().toMillis()));
      camel.addOverrideProperty(name + ".on", String.valueOf(settings.channel(channel).on()));
    }
  }

  @Override
  public void close() {
    troubleLog.ending();
    channels.stop();
    List<AutoCloseable> parts =
        List.of(maintenance, front, camel::stop, channels, ledger, inputLock, lock);
    for (AutoCloseable part : parts) {
      close(part);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("Not everything could be closed", e);
    }
  }
}
