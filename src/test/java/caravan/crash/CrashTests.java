package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caravan is killed in the middle of everything, again and again on the same folders, and each next
 * one goes on where the last one fell. {@code -Dcaravan.crash.long=true} (the profile {@code long})
 * kills at every point and 100 times at random; otherwise a few of each.
 */
@Order(1)
class CrashTests {

  private static final Logger LOG = LoggerFactory.getLogger(CrashTests.class);
  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");

  /** Every boundary between two steps on the road, in its order. */
  private static final List<String> POINTS =
      List.of(
          "ledger.recover.before",
          "ledger.recover.after",
          "ledger.findTaken.before",
          "ledger.open.before",
          "ledger.open.after",
          "ledger.enrolKnown.before",
          "ledger.enrolKnown.after",
          "ledger.enrolKnown.after#4",
          "ledger.enrol.before",
          "ledger.enrol.after",
          "ledger.enrol.after#2",
          "ledger.enrolled.before",
          "ledger.enrolled.after",
          "link.done.before",
          "link.done.after",
          "delete.list.before",
          "delete.list.after",
          "ledger.shelved.before",
          "ledger.shelved.after",
          "create.reason.after",
          "move.reason.before",
          "move.reason.after",
          "link.failed.after",
          "ledger.claim.before",
          "ledger.claim.after",
          "ledger.reserve.before",
          "ledger.reserve.after",
          "ledger.reserve.after+30",
          "ledger.reserve.after+120",
          "ledger.reserve.after#2",
          "ledger.answered.before",
          "ledger.answered.after",
          "ledger.answered.after#2",
          "ledger.ended.before",
          "ledger.ended.after",
          "ledger.ended.after#2",
          "ledger.name.before",
          "ledger.name.after",
          "create.csv.after",
          "create.json.after",
          "ledger.row",
          "ledger.row#30",
          "ledger.row.last",
          "create.receipt.after",
          "move.csv.before",
          "move.csv.after",
          "move.json.before",
          "move.json.after",
          "move.receipt.before",
          "move.receipt.after",
          "ledger.delivered.before",
          "ledger.delivered.after");

  private static final List<String> SHORT =
      List.of(
          "ledger.enrol.after",
          "ledger.enrolKnown.after#4",
          "link.done.after",
          "link.failed.after",
          "ledger.reserve.after+120",
          "ledger.answered.before",
          "move.csv.after");

  /** Where the random kills are sent, one after the other. */
  private static final List<Phase> PHASES =
      List.of(Phase.START, Phase.INTAKE, Phase.CALL, Phase.DELIVERY, Phase.BETWEEN);

  @TempDir Path folder;

  @Test
  void killed_at_every_step_nothing_is_lost_and_nothing_paid_twice() throws Exception {
    try (CrashScenario scenario = new CrashScenario(folder)) {
      int number = 0;
      for (String point : LONG ? POINTS : SHORT) {
        number++;
        scenario.drop(Dropped.asins(number, 40));
        scenario.drop(number % 2 == 0 ? Dropped.eans(number, 30) : Dropped.upcs(number, 30));
        scenario.drop(Dropped.longOne(number));
        scenario.drop(Dropped.longKnown(number));
        scenario.dropBroken(number);
        scenario.dropPoisoned(number);
        try (CaravanProcess victim = scenario.start(point)) {
          Crashing.killed(victim, point, Duration.ofMinutes(4));
        }
        scenario.killed();
      }
      finish(scenario);
    }
  }

  @Test
  void killed_at_random_moments_nothing_is_lost_and_nothing_paid_twice() throws Exception {
    Random random = new Random(20261121);
    int most = LONG ? 100 : 4;
    try (CrashScenario scenario = new CrashScenario(folder)) {
      for (int number = 1; number <= most; number++) {
        drop(scenario, number);
        try (CaravanProcess victim = scenario.start("")) {
          Phase phase = PHASES.get(number % PHASES.size());
          if (phase != Phase.START) {
            await("up").atMost(Duration.ofMinutes(4)).until(scenario::up);
          }
          scenario.await(phase);
          assertThat(victim.ended(Duration.ofMillis(random.nextInt(within(phase))))).isFalse();
        }
        scenario.killed();
      }
      finish(scenario);
      if (LONG) {
        assertThat(scenario.fell())
            .as("killed in the middle of it")
            .containsKeys(Phase.INTAKE, Phase.CALL, Phase.ANSWER, Phase.DELIVERY);
      }
    }
  }

  /** The moment is by chance, but no phase is so long that the others would be missed. */
  private static int within(Phase phase) {
    return switch (phase) {
      case START -> 2_500;
      case INTAKE -> 700;
      case CALL -> 400;
      case DELIVERY -> 40;
      default -> 3_000;
    };
  }

  private static void drop(CrashScenario scenario, int number) {
    scenario.drop(Dropped.urgent(number, 5));
    int kind = number % 4;
    if (kind == 0) {
      scenario.dropBroken(number);
      scenario.dropPoisoned(number);
    }
    scenario.drop(Dropped.asins(number, 400));
    scenario.drop(kind == 1 ? Dropped.longOne(number) : Dropped.eans(number, 60));
    scenario.drop(Dropped.upcs(number, 60));
  }

  private static void finish(CrashScenario scenario) throws Exception {
    try (CaravanProcess victim = scenario.start("")) {
      await("the rest").atMost(Duration.ofMinutes(5)).until(scenario::finished);
      await("the last move").until(scenario::cleared);
    }
    scenario.check();
    LOG.warn(
        "{} kills, {}, {} rows delivered once; {} codes in flight at the kills, {} of them paid"
            + " twice",
        scenario.kills(),
        scenario.fell(),
        scenario.rows(),
        scenario.inFlight(),
        scenario.paidAgain());
  }
}
