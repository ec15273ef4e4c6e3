package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caravan is killed in the middle of everything, again and again on the same folders, and each next
 * one goes on where the last one fell. {@code -Dcaravan.crash.long=true} (the profile {@code long})
 * kills at every point and 100 times at random; otherwise a few of each.
 */
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
    try (Ground ground = new Ground(folder)) {
      int number = 0;
      for (String point : LONG ? POINTS : SHORT) {
        number++;
        ground.drop(Dropped.asins(number, 40));
        ground.drop(number % 2 == 0 ? Dropped.eans(number, 30) : Dropped.upcs(number, 30));
        ground.drop(Dropped.longOne(number));
        ground.dropBroken(number);
        ground.dropPoisoned(number);
        try (Victim victim = ground.start(point)) {
          assertThat(victim.ended(Duration.ofMinutes(4))).as("passed %s", point).isTrue();
          assertThat(victim.status()).as("ended at %s", point).isEqualTo(CrashPoint.STATUS);
        }
        ground.killed();
      }
      finish(ground);
    }
  }

  @Test
  void killed_at_random_moments_nothing_is_lost_and_nothing_paid_twice() throws Exception {
    Random random = new Random(20261121);
    int most = LONG ? 100 : 4;
    try (Ground ground = new Ground(folder)) {
      for (int number = 1; number <= most; number++) {
        drop(ground, number);
        try (Victim victim = ground.start("")) {
          Phase phase = PHASES.get(number % PHASES.size());
          if (phase != Phase.START) {
            await("up").atMost(Duration.ofMinutes(4)).until(ground::up);
          }
          ground.await(phase);
          assertThat(victim.ended(Duration.ofMillis(random.nextInt(within(phase))))).isFalse();
        }
        ground.killed();
      }
      finish(ground);
      if (LONG) {
        assertThat(ground.fell())
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

  private static void drop(Ground ground, int number) {
    ground.drop(Dropped.urgent(number, 5));
    int kind = number % 4;
    if (kind == 0) {
      ground.dropBroken(number);
      ground.dropPoisoned(number);
    }
    ground.drop(Dropped.asins(number, 400));
    ground.drop(kind == 1 ? Dropped.longOne(number) : Dropped.eans(number, 60));
    ground.drop(Dropped.upcs(number, 60));
  }

  private static void finish(Ground ground) throws Exception {
    try (Victim victim = ground.start("")) {
      await("the rest").atMost(Duration.ofMinutes(5)).until(ground::finished);
      await("the last move").atMost(Duration.ofSeconds(60)).until(ground::cleared);
    }
    ground.check();
    LOG.warn(
        "{} kills, {}, {} rows delivered once; {} codes in flight at the kills, {} of them paid"
            + " twice",
        ground.kills(),
        ground.fell(),
        ground.rows(),
        ground.inFlight(),
        ground.paidAgain());
  }
}
