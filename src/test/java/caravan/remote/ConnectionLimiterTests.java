package caravan.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionLimiterTests {

  private final ConnectionLimiter limiter = new ConnectionLimiter();

  @Test
  void as_long_as_nobody_is_turned_away_all_are_let_in() {
    assertThat(limiter.enter("lists")).isTrue();
    assertThat(limiter.enter("results")).isTrue();
    assertThat(limiter.wanted("lists")).isFalse();
    assertThat(limiter.narrow()).isFalse();
  }

  @Test
  void one_that_was_turned_away_alone_proves_nothing() {
    assertThat(limiter.enter("lists")).isTrue();
    limiter.crowded("lists");
    assertThat(limiter.narrow()).isFalse();
    assertThat(limiter.enter("lists")).isTrue();
  }

  @Test
  void where_there_is_room_for_one_they_take_turns() {
    limiter.enter("lists");
    limiter.enter("results");
    limiter.crowded("results");
    assertThat(limiter.narrow()).isTrue();
    assertThat(limiter.enter("lists")).as("it may stay").isTrue();
    assertThat(limiter.wanted("lists")).as("nobody asked since").isFalse();
    assertThat(limiter.enter("results")).isFalse();
    assertThat(limiter.wanted("lists")).isTrue();
    assertThat(limiter.wanted("results")).isFalse();
    limiter.left("lists");
    assertThat(limiter.enter("results")).isTrue();
    assertThat(limiter.wanted("results")).isFalse();
    assertThat(limiter.enter("lists")).isFalse();
    assertThat(limiter.wanted("results")).isTrue();
  }
}
