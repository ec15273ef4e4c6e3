package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The failure policy by itself: what is sent again, and what goes back. */
class FailuresTests {

  private static final Batch BATCH =
      Batch.of(
          List.of(
              new CodeRequest(
                  1,
                  new Asin("B000000001"),
                  new Lane(Channel.CIRCANA, CodeType.ASIN, Domain.COM),
                  1)));

  /** Stands where the codes go back to. */
  public static final class Back {
    final List<Batch> given = new ArrayList<>();

    public void giveBack(Batch batch) {
      given.add(batch);
    }

    public void broken(Batch batch, @Nullable Long call, Throwable failure) {
      throw new AssertionError(batch + " is broken, call " + call, failure);
    }
  }

  private static int attempts(Back back, RuntimeException... failures) throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      camel.getPropertiesComponent().addOverrideProperty("road.redeliveries", "5");
      camel.getRegistry().bind("settling", back);
      camel.addRoutesConfigurations(
          (org.apache.camel.RouteConfigurationsBuilder)
              Class.forName("Failures").getDeclaredConstructor().newInstance());
      camel.addRoutes(route(attempts, failures));
      camel.start();
      camel.createProducerTemplate().sendBody("direct:batch", BATCH);
    }
    return attempts.get();
  }

  private static RoutesBuilder route(AtomicInteger attempts, RuntimeException... failures) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:batch")
            .routeConfigurationId("calls")
            .setProperty("batch", body())
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

  private static TryAgainException again() {
    return new TryAgainException(Duration.ofMillis(10), "Please try again");
  }

  @Test
  void what_is_told_to_come_again_is_sent_again() throws Exception {
    Back back = new Back();
    assertThat(attempts(back, again(), again())).isEqualTo(3);
    assertThat(back.given).isEmpty();
  }

  @Test
  void what_has_no_business_to_wait_goes_back_at_once_also_after_it_was_sent_again()
      throws Exception {
    Back back = new Back();
    NotNowException notNow = new NotNowException(BATCH, "too large for what was learned");
    assertThat(attempts(back, again(), notNow, notNow)).isEqualTo(2);
    assertThat(back.given).containsExactly(BATCH);
  }

  @Test
  void what_is_told_to_come_again_too_often_goes_back() throws Exception {
    Back back = new Back();
    RuntimeException[] always = {again(), again(), again(), again(), again(), again(), again()};
    assertThat(attempts(back, always)).isEqualTo(6);
    assertThat(back.given).containsExactly(BATCH);
  }
}
