package caravan.road.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.Reply;
import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.road.RoadScene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttemptTests {

  private static final Batch BATCH =
      Batch.of(List.of(new CodeRequest(1, new Asin("B000000001"), RoadScene.LANE, 1)));
  private static final Reply DAMAGED = new Reply.Unreadable("cut off");
  private static final Reply LATER = new Reply.SlowDown(Duration.ZERO, false, false, "later");
  private static final Reply REFUSED = new Reply.Refused(List.of(), "no");

  @Test
  void answers_that_can_not_be_read_are_counted_over_all_its_calls() {
    Attempt attempt = Attempt.first(BATCH).sent(7).met(DAMAGED).waiting().sent(8).met(DAMAGED);
    assertThat(attempt).isEqualTo(new Attempt(BATCH, 8L, 2, false));
  }

  @Test
  void after_a_429_its_permits_are_not_taken_again_until_a_call_was_charged() {
    Attempt told = Attempt.first(BATCH).sent(7).met(LATER);
    assertThat(told.permitted()).isTrue();
    assertThat(told.waiting().sent(8).met(DAMAGED).permitted()).isFalse();
  }

  @Test
  void a_part_of_what_was_refused_keeps_the_permits_that_the_whole_took() {
    assertThat(Attempt.first(BATCH).sent(7).met(REFUSED).permitted()).isFalse();
    assertThat(Attempt.permitted(BATCH).permitted()).isTrue();
  }
}
