package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.pace.Plan;
import caravan.sandbox.RatingsDesk;
import caravan.sandbox.SandboxOptions;
import caravan.status.ChannelReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An endpoint that the vendor has not got yet: its description and its double are all it takes. */
final class NewEndpointTests {

  private static final String EAN = "4006381333931";
  private static final Endpoints THREE =
      new Endpoints(List.of(new RatingsEndpoint(), new CircanaBarcodes(), new BarcodesLookup()));

  @TempDir Path temp;

  @Test
  void a_list_goes_through_it_on_its_account_s_key_at_its_own_pace_into_its_own_column() {
    try (InProcess caravan = home().of(THREE).start()) {
      caravan.drop("spring.csv", "code\n" + Home.asins(1, 45) + EAN + "\n");
      JsonNode receipt = caravan.receipt("spring");

      assertThat(receipt.at("/rows/found").asInt()).isEqualTo(46);
      assertThat(receipt.at("/tokensSpent").asInt()).isEqualTo(45 + 1);
      assertThat(caravan.sandbox().diary().calls(RatingsEndpoint.CHANNEL)).isEqualTo(3);
      assertThat(caravan.sandbox().diary().calls(BarcodesLookup.CHANNEL)).isEqualTo(1);
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isZero();
      assertThat(caravan.csv("spring").get(0)).endsWith(",looked_up_at,note,stars");
      assertThat(caravan.csv("spring").get(7)).endsWith(",4.7");
      assertThat(caravan.csv("spring").get(46)).endsWith(",");
      assertThat(caravan.rows("spring").get(6).at("/items/0/stars").asText()).isEqualTo("4.7");
    }
  }

  @Test
  void settings_status_and_plan_know_it() {
    try (InProcess caravan = home().of(THREE).with("caravan.ratings.plan", "large").start()) {
      assertThat(caravan.load().plan(RatingsEndpoint.CHANNEL))
          .isEqualTo(new Plan(6_000, Duration.ofMinutes(1), 0, 5, 20));
      assertThat(caravan.load().described())
          .containsKeys("caravan.ratings.rate", "caravan.ratings.url")
          .doesNotContainKeys("caravan.ratings.key", "caravan.ratings.daily");
      assertThat(caravan.daemon().reports().report().channels())
          .extracting(ChannelReport::channel)
          .containsExactly(
              RatingsEndpoint.CHANNEL, CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL);
    }
  }

  @Test
  void where_its_key_is_refused_everything_names_the_setting_of_its_account() {
    SandboxOptions.Builder refusing =
        RatingsDesk.beside(SandboxOptions.unlimited(), 600)
            .keys(RatingsEndpoint.CHANNEL, "another");
    try (InProcess caravan = home(refusing).of(THREE)) {
      caravan.listening();
      caravan.start();
      caravan.drop("spring.csv", "code\n" + Home.asins(1, 5));
      await().until(() -> caravan.health().contains("refuses the key"));
      assertThat(caravan.health())
          .contains("ratings: ", "Put a valid caravan.lookup.key")
          .doesNotContain("caravan.ratings.key");
      assertThat(caravan.daemon().reports().report().channels().get(0).why())
          .contains("Put a valid caravan.lookup.key");
    }
  }

  @Test
  void its_answers_and_those_of_another_question_stand_side_by_side() {
    try (InProcess caravan = home()) {
      caravan.of(THREE).start().drop("one.csv", "code\n" + Home.asins(1, 5));
      caravan.receipt("one");
      caravan.stop();

      caravan.of(Endpoints.standard()).without("caravan.ratings.url").start();
      caravan.drop("two.csv", "code\n" + Home.asins(1, 5));
      assertThat(caravan.receipt("two").at("/tokensSaved/knownBefore").asInt()).isZero();
      assertThat(caravan.sandbox().diary().calls(BarcodesLookup.CHANNEL)).isEqualTo(1);
      caravan.stop();

      caravan.of(THREE).with("caravan.ratings.url", caravan.sandbox().uri().toString()).start();
      caravan.drop("three.csv", "code\n" + Home.asins(1, 5));
      assertThat(caravan.receipt("three").at("/tokensSaved/knownBefore").asInt()).isEqualTo(5);
      assertThat(caravan.rows("three").get(0).at("/items/0/stars").asText()).isEqualTo("4.1");
      assertThat(caravan.sandbox().diary().calls(RatingsEndpoint.CHANNEL)).isEqualTo(1);
    }
  }

  private InProcess home() {
    return home(RatingsDesk.beside(SandboxOptions.unlimited(), 600));
  }

  private InProcess home(SandboxOptions.Builder sandbox) {
    InProcess caravan = new InProcess(temp, sandbox.build());
    return caravan
        .without("caravan.circana.key")
        .with("caravan.ratings.url", caravan.sandbox().uri().toString());
  }
}
