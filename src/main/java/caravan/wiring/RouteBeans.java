package caravan.wiring;

import caravan.asinscope.Replies;
import caravan.asinscope.Requests;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.metrics.ProcessCounters;
import caravan.pace.Plan;
import caravan.road.delivery.Delivery;
import caravan.road.delivery.PartialDelivery;
import caravan.road.delivery.UploadQueue;
import caravan.road.dispatch.ClockSteps;
import caravan.road.failures.BackOffs;
import caravan.road.failures.TroubleLog;
import caravan.road.lookup.ReplyHandler;
import caravan.settings.ChannelSettings;
import caravan.settings.LivePlans;
import caravan.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.main.Main;

/** What the routes find in Camel's registry and among its properties, a method a chamber. */
final class RouteBeans {

  private final Main camel;
  private final Settings settings;
  private final LivePlans livePlans;
  private final Ledger ledger;
  private final ProcessCounters counters;
  private final Clock clock;

  RouteBeans(
      Main camel,
      Settings settings,
      LivePlans livePlans,
      Ledger ledger,
      ProcessCounters counters,
      Clock clock) {
    this.camel = camel;
    this.settings = settings;
    this.livePlans = livePlans;
    this.ledger = ledger;
    this.counters = counters;
    this.clock = clock;
  }

  void intake(ListIntake intake, TroubleLog troubleLog) {
    camel.bind(
        "file",
        new ListsFolder(
            settings.folders().input(),
            intake.folder(),
            ledger.nodes()::takesIn,
            intake.enrolment()::settle,
            troubleLog));
    camel.bind("urgent-first", new UrgentFirst());
    camel.bind("enrolment", intake.enrolment());
    camel.bind("remote-enrolment", intake.remoteEnrolment());
    camel.bind("held-decisions", intake.decisions());
  }

  void dispatch(Channels channels) {
    camel.bind("channels", channels);
    camel.bind("clock-steps", new ClockSteps(Clock.systemUTC(), clock));
  }

  /**
   * @param person how often a channel that waits for a person looks by itself
   */
  void lookup(Channels channels, Duration person) {
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
            settings::keySetting,
            clock));
  }

  private Requests requests() {
    Map<Channel, Set<String>> options = new HashMap<>();
    settings.channels().forEach((channel, its) -> options.put(channel, its.options()));
    return new Requests(settings.endpoints(), options);
  }

  void delivery(ListHandback handback, UploadQueue uploadQueue) {
    Delivery delivery =
        new Delivery(
            ledger.deliveries(),
            handback.early(),
            handback.writer(),
            uploadQueue,
            handback.ours(),
            counters::delivered,
            clock);
    camel.bind("delivery", delivery);
    camel.bind(
        "part-delivery",
        new PartialDelivery(
            settings.channels().keySet(),
            ledger.overview(),
            ledger.pacing(),
            delivery,
            livePlans::plan,
            settings.partialAfter(),
            clock));
  }

  void failures(TroubleLog troubleLog, BackOffs backOffs, ChangeRounds rounds) {
    camel.bind("trouble-log", troubleLog);
    camel.bind("back-offs", backOffs);
    camel.bind("change-rounds", rounds);
  }

  /** Under names that nobody's environment has: Camel looks there first. */
  void properties(boolean watching) {
    camel.bind("route-counts", new RouteCounts(counters));
    camel.addOverrideProperty("road.watch", String.valueOf(watching));
    for (ChannelSettings its : settings.channels().values()) {
      Plan plan = livePlans.plan(its.channel());
      String name = "road." + its.channel();
      camel.addOverrideProperty(name + ".url", its.url().toString());
      camel.addOverrideProperty(name + ".window", String.valueOf(plan.window().toMillis()));
      camel.addOverrideProperty(name + ".on", String.valueOf(its.on()));
    }
  }
}
