package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The failure policy by itself, over a real ledger: what is sent again, and what goes back. */
class FailuresTests {

  @TempDir private Path folder;
  private RoadScene scene;
  private Attempt attempt;

  @BeforeEach
  void claim() {
    scene = new RoadScene(folder, 10);
    attempt = scene.claimed(10);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private int attempts(RuntimeException... failures) throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getPropertiesComponent().addOverrideProperty("road.redeliveries", "5");
      camel.getPropertiesComponent().addOverrideProperty("road.storage.pause", "10");
      camel.getPropertiesComponent().addOverrideProperty("road.storage.longest-pause", "10");
      camel
          .getRegistry()
          .bind(
              "settling",
              new Settling(
                  scene.ledger,
                  channel -> new Learning(() -> RoadScene.FULL),
                  () -> 0.5,
                  Duration.ofMinutes(1),
                  scene));
      camel.getRegistry().bind("alarm", new Alarm(scene));
      camel.getRegistry().bind("setbacks", new Setbacks(scene));
      camel.addRoutesConfigurations(
          (org.apache.camel.RouteConfigurationsBuilder)
              Class.forName("Failures").getDeclaredConstructor().newInstance());
      camel.addRoutes(route(attempts, failures));
      camel.start();
      camel.createProducerTemplate().sendBody("direct:batch", attempt);
    }
    return attempts.get();
  }

  private static RoutesBuilder route(AtomicInteger attempts, RuntimeException... failures) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:batch")
            .routeConfigurationId("calls")
            .setProperty("attempt", body())
            .process(
                exchange -> {
                  int attempt = attempts.getAndIncrement();
                  if (attempt < failures.length) {
                    throw failures[attempt];
                  }
                });
      }
    };
  }

  private long inHand() {
    return scene.standing().unsent();
  }

  private static TryAgainException again() {
    return new TryAgainException(Duration.ofMillis(10), "Please try again");
  }

  @Test
  void what_is_told_to_come_again_is_sent_again() throws Exception {
    assertThat(attempts(again(), again())).isEqualTo(3);
    assertThat(inHand()).isEqualTo(10);
  }

  @Test
  void what_has_no_business_to_wait_goes_back_at_once_also_after_it_was_sent_again()
      throws Exception {
    NotNowException notNow = new NotNowException(attempt.batch(), "too large for what was learned");
    assertThat(attempts(again(), notNow, notNow)).isEqualTo(2);
    assertThat(inHand()).isZero();
  }

  @Test
  void what_is_told_to_come_again_too_often_goes_back() throws Exception {
    RuntimeException[] always = {again(), again(), again(), again(), again(), again(), again()};
    assertThat(attempts(always)).isEqualTo(6);
    assertThat(inHand()).isZero();
  }

  @Test
  void what_nobody_expected_goes_back_and_the_channel_rests() throws Exception {
    attempt = scene.sent(attempt);
    assertThat(attempts(new IllegalStateException("boom"))).isEqualTo(1);
    assertThat(inHand()).isZero();
    assertThat(scene.standing().open(scene.instant())).isFalse();
  }
}
