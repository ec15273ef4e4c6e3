package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
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
    try (Post post = post().of(THREE).open()) {
      post.drop("spring.csv", "code\n" + Post.asins(1, 45) + EAN + "\n");
      JsonNode receipt = post.receipt("spring");

      assertThat(receipt.at("/rows/found").asInt()).isEqualTo(46);
      assertThat(receipt.at("/tokensSpent").asInt()).isEqualTo(45 + 1);
      assertThat(post.sandbox().diary().calls(RatingsEndpoint.CHANNEL)).isEqualTo(3);
      assertThat(post.sandbox().diary().calls(BarcodesLookup.CHANNEL)).isEqualTo(1);
      assertThat(post.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isZero();
      assertThat(post.csv("spring").get(0)).endsWith(",looked_up_at,note,stars");
      assertThat(post.csv("spring").get(7)).endsWith(",4.7");
      assertThat(post.csv("spring").get(46)).endsWith(",");
      assertThat(post.rows("spring").get(6).at("/items/0/stars").asText()).isEqualTo("4.7");
    }
  }

  @Test
  void settings_status_and_plan_know_it() {
    try (Post post = post().of(THREE).with("caravan.ratings.plan", "large").open()) {
      assertThat(post.settings().plan(RatingsEndpoint.CHANNEL))
          .isEqualTo(new Plan(6_000, Duration.ofMinutes(1), 0, 5, 20));
      assertThat(post.settings().described())
          .containsKeys("caravan.ratings.rate", "caravan.ratings.url")
          .doesNotContainKeys("caravan.ratings.key", "caravan.ratings.daily");
      assertThat(post.daemon().reports().report().channels())
          .extracting(ChannelReport::channel)
          .containsExactly(
              RatingsEndpoint.CHANNEL, CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL);
    }
  }

  @Test
  void its_answers_and_those_of_another_question_stand_side_by_side() {
    try (Post post = post()) {
      post.of(THREE).open().drop("one.csv", "code\n" + Post.asins(1, 5));
      post.receipt("one");
      post.shut();

      post.of(Endpoints.standard()).without("caravan.ratings.url").open();
      post.drop("two.csv", "code\n" + Post.asins(1, 5));
      assertThat(post.receipt("two").at("/tokensSaved/knownBefore").asInt()).isZero();
      assertThat(post.sandbox().diary().calls(BarcodesLookup.CHANNEL)).isEqualTo(1);
      post.shut();

      post.of(THREE).with("caravan.ratings.url", post.sandbox().uri().toString()).open();
      post.drop("three.csv", "code\n" + Post.asins(1, 5));
      assertThat(post.receipt("three").at("/tokensSaved/knownBefore").asInt()).isEqualTo(5);
      assertThat(post.rows("three").get(0).at("/items/0/stars").asText()).isEqualTo("4.1");
      assertThat(post.sandbox().diary().calls(RatingsEndpoint.CHANNEL)).isEqualTo(1);
    }
  }

  private Post post() {
    Post post = new Post(temp, RatingsDesk.beside(SandboxOptions.unlimited(), 600).build());
    return post.without("caravan.circana.key")
        .with("caravan.ratings.url", post.sandbox().uri().toString());
  }
}
