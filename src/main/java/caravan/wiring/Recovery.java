package caravan.wiring;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.Ledger;
import caravan.ledger.Nodes;
import caravan.ledger.Pause;
import caravan.ledger.Uptime;
import caravan.pace.Plan;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.Router;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier process left in the ledger is put right, before codes go out. */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private static final Duration FORGETTING = Duration.ofSeconds(2);
  private static final Duration BREATH = Duration.ofMillis(100);

  private final Settings settings;
  private final LivePlans livePlans;
  private final Ledger ledger;
  private final Clock clock;

  Recovery(Settings settings, LivePlans livePlans, Ledger ledger, Clock clock) {
    this.settings = settings;
    this.livePlans = livePlans;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All of it; whoever starts Caravan anew may have put right what a person was waited for. */
  void recover() {
    Uptime uptime = ledger.nodes().several() ? Uptime.UNKNOWN : Uptimes.now();
    Duration step = ledger.recover(this::plan, uptime, clock.instant());
    if (!step.isZero()) {
      LOG.info(
          "The machine's clock was set {} by {} s since the last start; pauses and windows go on as"
              + " they were counted",
          step.isNegative() ? "back" : "ahead",
          Math.round(step.abs().toMillis() / 1_000.0));
    }
    settings.on().forEach(this::reopen);
    reroute();
  }

  /** What other nodes left behind that live no more is taken over, from time to time. */
  void watch(Supplier<Arrivals> arrivals, TroubleLog troubleLog, CloseStack parts) {
    if (ledger.nodes().several()) {
      NodeVoice voice = new NodeVoice(livePlans, ledger.nodes().ident());
      parts
          .add(new Maintenance("nodes", troubleLog))
          .every(
              Nodes.BEAT,
              "Telling the other nodes that this one lives",
              () -> beat(voice.heartbeat(arrivals.get())));
      parts
          .add(new Maintenance("half-read", troubleLog)) // for long, perhaps: the other has to beat
          .every(
              FORGETTING,
              "Forgetting lists that a node had half read which lives no more",
              this::forgetHalfRead);
    }
  }

  private void forgetHalfRead() {
    try {
      while (ledger.nodes().forgetHalfRead()) {
        TimeUnit.MILLISECONDS.sleep(BREATH.toMillis()); // others want to write too
      }
    } catch (InterruptedException e) { // it ends; the next to look goes on with it
      Thread.currentThread().interrupt();
    }
  }

  private void beat(Heartbeat own) {
    if (!ledger.nodes().beat(own)) {
      LOG.warn(
          "The ledger did not hear of this node for more than {} s, and others took its work over;"
              + " it goes on as a new node",
          settings.node().lease().toSeconds());
    }
    for (String dead : ledger.nodes().takeOver(this::plan, clock.instant())) {
      LOG.warn(
          "Node {} was not heard of for {} s: its work is taken over",
          dead,
          settings.node().lease().toSeconds());
    }
  }

  /** A channel that is described no more is limited by nothing, and asks nobody. */
  private Plan plan(Channel channel) {
    return settings.channels().containsKey(channel)
        ? livePlans.plan(channel)
        : new Plan(0, Duration.ofMinutes(1), 0, 1, 1);
  }

  /** The channel waits for no person any more. */
  void reopen(Channel channel) {
    Pause pause = ledger.pacing().state(channel, livePlans.plan(channel), clock.instant()).pause();
    if (pause != null && pause.forAPerson()) {
      ledger.pacing().resume(channel);
    }
  }

  private void reroute() {
    Router router = new Router(settings.endpoints(), settings.on());
    ledger.lists().reroute(router::reroute);
  }
}
