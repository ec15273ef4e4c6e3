package caravan.remote;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.ServerTrouble;
import caravan.road.RoadScene;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a server is left in peace, in time that is moved by hand, over a real ledger. */
class RemoteBackOffTests {

  private static final String SERVER = "ftp://anna@files.example.com/lists";
  private static final Duration FIRST = Duration.ofSeconds(2);

  @TempDir private Path folder;
  private RoadScene scene;
  private RemoteBackOff backOff;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 1);
    backOff = backOff();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private RemoteBackOff backOff() {
    return new RemoteBackOff(
        SERVER,
        ServerTrouble.Way.LISTS,
        scene.ledger.serverNotes(),
        () -> noted().stream().findFirst(),
        FIRST,
        scene);
  }

  private List<ServerTrouble> noted() {
    return scene.ledger.overview().troubles();
  }

  /** How long it is until that is due; the clock is there then. */
  private Duration pause(String what) {
    Instant before = scene.instant();
    while (!backOff.due(what)) {
      scene.pass(Duration.ofMillis(500));
    }
    return Duration.between(before, scene.instant());
  }

  @Test
  void a_server_that_fails_again_is_left_in_peace_for_twice_as_long_up_to_five_minutes() {
    for (long seconds : new long[] {2, 4, 8, 16, 32, 64, 128, 256, 300, 300}) {
      backOff.failed(RemoteBackOff.ALL, "nobody answers.");
      assertThat(pause(RemoteBackOff.ALL)).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  void after_a_refused_login_it_is_five_minutes_at_once() {
    backOff.refused(RemoteBackOff.ALL, "it refuses the login of anna.");
    assertThat(pause(RemoteBackOff.ALL)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void one_file_is_left_alone_while_the_others_and_the_server_are_not() {
    backOff.failed("spring.csv", "550 no.");
    assertThat(backOff.due("spring.csv")).isFalse();
    assertThat(backOff.due("autumn.csv")).isTrue();
    assertThat(backOff.due(RemoteBackOff.ALL)).isTrue();
    assertThat(backOff.trouble()).isEmpty();
    assertThat(noted()).isEmpty();
  }

  @Test
  void what_failed_together_with_the_server_has_its_turn_after_the_others() {
    backOff.failed(RemoteBackOff.ALL, "the connection was lost.");
    backOff.later("spring.csv");
    assertThat(pause(RemoteBackOff.ALL)).isEqualTo(FIRST);
    assertThat(backOff.due("spring.csv")).isFalse();
    assertThat(pause("spring.csv")).isEqualTo(FIRST);
  }

  @Test
  void it_fails_since_the_first_time_however_often_the_words_change() {
    Instant began = scene.instant();
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    scene.pass(Duration.ofMinutes(1));
    backOff.failed(RemoteBackOff.ALL, "it refuses the login of anna.");
    assertThat(backOff.trouble())
        .contains(SERVER + ", since 2026-01-01T00:00:00Z: it refuses the login of anna.");
    assertThat(noted())
        .containsExactly(
            new ServerTrouble(
                SERVER,
                ServerTrouble.Way.LISTS,
                "it refuses the login of anna.",
                began,
                scene.instant().plus(FIRST.multipliedBy(2))));
  }

  @Test
  void once_it_works_nothing_is_said_of_it_and_its_next_pause_is_a_short_one() {
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    backOff.well(RemoteBackOff.ALL);
    assertThat(backOff.due(RemoteBackOff.ALL)).isTrue();
    assertThat(backOff.trouble()).isEmpty();
    assertThat(noted()).isEmpty();
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    assertThat(pause(RemoteBackOff.ALL)).isEqualTo(FIRST);
  }

  @Test
  void a_server_that_failed_before_a_restart_fails_since_then_until_it_works() {
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    scene.pass(Duration.ofHours(2));
    backOff = backOff();
    assertThat(backOff.due(RemoteBackOff.ALL)).as("it is tried at once").isTrue();
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    assertThat(backOff.trouble()).get().asString().contains("since 2026-01-01T00:00:00Z");
    backOff = backOff();
    backOff.well(RemoteBackOff.ALL);
    assertThat(noted()).isEmpty();
  }

  @Test
  void what_another_met_that_lives_no_more_is_over_once_who_took_the_server_over_reaches_it() {
    RemoteBackOff other = backOff();
    other.failed(RemoteBackOff.ALL, "nobody answers.");
    backOff.takeOver();
    scene.pass(Duration.ofHours(2));

    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    assertThat(backOff.trouble()).get().asString().contains("since 2026-01-01T00:00:00Z");
    backOff.well(RemoteBackOff.ALL);

    assertThat(noted()).isEmpty();
  }

  @Test
  void who_leaves_a_server_to_another_tells_nothing_of_it_any_more() {
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    backOff.leave();
    assertThat(backOff.trouble()).isEmpty();
    backOff.well(RemoteBackOff.ALL);
    assertThat(noted()).as("that is for the other to say").hasSize(1);
  }

  @Test
  void what_nobody_meets_any_more_is_over_though_nobody_has_to_do_with_that_server() {
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    scene.pass(Duration.ofMinutes(10));
    Remotes.forgetSilent(scene.ledger, scene.instant());
    assertThat(noted()).hasSize(1);
    scene.pass(Duration.ofSeconds(3));
    Remotes.forgetSilent(scene.ledger, scene.instant());
    assertThat(noted()).isEmpty();
  }

  @Test
  void what_is_gone_is_remembered_no_more_and_the_server_is() {
    backOff.failed("spring.csv", "550 no.");
    backOff.failed("autumn.csv", "550 no.");
    backOff.failed(RemoteBackOff.ALL, "nobody answers.");
    backOff.retain("autumn.csv"::equals);
    assertThat(backOff.due("spring.csv")).isTrue();
    assertThat(backOff.due("autumn.csv")).isFalse();
    assertThat(backOff.trouble()).isPresent();
  }
}
