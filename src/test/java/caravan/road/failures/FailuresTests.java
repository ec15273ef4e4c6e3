package caravan.road.failures;

import static caravan.wiring.Carried.ATTEMPT;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.pace.LearnedLimit;
import caravan.road.RoadScene;
import caravan.road.dispatch.AdaptiveLimit;
import caravan.road.dispatch.Attempt;
import caravan.road.lookup.ReplyHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The failure policy by itself, over a real ledger: what is sent again, and what goes back. */
class FailuresTests extends CamelTestSupport {

  @TempDir private Path folder;
  private RoadScene scene;
  private Attempt attempt;
  private final Queue<RuntimeException> failures = new ArrayDeque<>();
  private int attempts;

  @Override
  protected void bindToRegistry(Registry registry) {
    scene = new RoadScene(folder, 10);
    attempt = scene.claimed(10);
    registry.bind(
        "reply-handler",
        new ReplyHandler(
            scene.ledger.answers(),
            scene.ledger.pacing(),
            channel ->
                new AdaptiveLimit(() -> RoadScene.FULL, LearnedLimit.NONE, (taught, learned) -> {}),
            () -> 0.5,
            Duration.ofMinutes(1),
            channel -> "caravan." + channel.word() + ".key",
            scene));
    registry.bind("trouble-log", new TroubleLog(scene));
    registry.bind("back-offs", new BackOffs(scene));
  }

  @Override
  protected Properties useOverridePropertiesWithPropertiesComponent() {
    Properties road = new Properties();
    road.setProperty("road.redeliveries", "5");
    road.setProperty("road.storage.pause", "10");
    road.setProperty("road.storage.longest-pause", "10");
    return road;
  }

  @Override
  protected RoutesBuilder createRouteBuilder() throws Exception {
    context.addRoutesConfigurations(
        (RouteConfigurationsBuilder)
            Class.forName("Failures").getDeclaredConstructor().newInstance());
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:batch")
            .routeConfigurationId("calls")
            .setProperty(ATTEMPT, body())
            .process(
                exchange -> {
                  attempts++;
                  if (!failures.isEmpty()) {
                    throw failures.remove();
                  }
                });
      }
    };
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private int attempts(RuntimeException... met) {
    failures.addAll(List.of(met));
    template.sendBody("direct:batch", attempt);
    return attempts;
  }

  private long inHand() {
    return scene.standing().unsent();
  }

  private static TryAgainException again() {
    return new TryAgainException(Duration.ofMillis(10), "Please try again");
  }

  @Test
  void what_is_told_to_come_again_is_sent_again() {
    assertThat(attempts(again(), again())).isEqualTo(3);
    assertThat(inHand()).isEqualTo(10);
  }

  @Test
  void what_has_no_business_to_wait_goes_back_at_once_also_after_it_was_sent_again() {
    PostponedException notNow =
        new PostponedException(attempt.batch(), "too large for what was learned");
    assertThat(attempts(again(), notNow, notNow)).isEqualTo(2);
    assertThat(inHand()).isZero();
  }

  @Test
  void what_is_told_to_come_again_too_often_goes_back() {
    assertThat(attempts(again(), again(), again(), again(), again(), again(), again()))
        .isEqualTo(6);
    assertThat(inHand()).isZero();
  }

  @Test
  void what_nobody_expected_goes_back_and_the_channel_rests() {
    attempt = scene.sent(attempt);
    assertThat(attempts(new IllegalStateException("boom"))).isEqualTo(1);
    assertThat(inHand()).isZero();
    assertThat(scene.standing().open(scene.instant())).isFalse();
  }
}
