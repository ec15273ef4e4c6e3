package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.ledger.CacheTtl;
import caravan.ledger.Overview;
import caravan.pace.Plan;
import caravan.road.RoadScene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The price of one list, over a real ledger in which one code waits. */
class NewTokensTests {

  private static final CacheTtl TTL = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final Plan ONE_BY_ONE = new Plan(0, Duration.ofMinutes(1), 0, 1, 50);

  @TempDir private Path folder;
  private IntakeScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private NewTokens tokens(Optional<Overview> overview) {
    return new NewTokens(
        scene.reader,
        new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL)),
        overview,
        TTL,
        channel -> channel.word().equals("circana") ? RoadScene.FULL : ONE_BY_ONE,
        scene.road);
  }

  private long price(String text, long enough) throws IOException {
    Path file = scene.drop("list.txt", text);
    return tokens(Optional.of(scene.road.ledger.overview()))
        .of(file, scene.reader.survey(file, "", "list.txt"), enough);
  }

  private static String asins(int codes) {
    return IntStream.range(0, codes)
        .mapToObj(i -> "B0X%07d%n".formatted(i))
        .collect(Collectors.joining());
  }

  @Test
  void each_lane_has_its_own_price_step() throws IOException {
    assertThat(price("B000000101\n4006381333931\n", 1_000)).isEqualTo(11);
    assertThat(price(asins(101), 1_000)).isEqualTo(110);
  }

  @Test
  void rubbish_duplicates_and_what_waits_already_cost_nothing() throws IOException {
    assertThat(price("rubbish\nB000000001\n", 1_000)).isZero();
    assertThat(price("793610399007\n0793610399007\n", 1_000)).isEqualTo(1);
  }

  @Test
  void what_was_answered_and_is_fresh_costs_nothing_and_without_a_ledger_all_is_new()
      throws IOException {
    scene.road.answered(1);
    assertThat(price("B000000001\n", 1_000)).isZero();
    Path file = scene.input.resolve("list.txt");
    assertThat(tokens(Optional.empty()).of(file, scene.reader.survey(file, "", "list.txt"), 100))
        .isEqualTo(10);
  }

  @Test
  void it_is_read_no_further_than_it_takes_to_know_that_it_is_too_dear() throws IOException {
    assertThat(price(asins(4_500), 1_999)).isEqualTo(2_000);
    assertThat(price(asins(4_500), 2_000)).isEqualTo(4_000);
    assertThat(price(asins(4_500), 10_000)).isEqualTo(4_500);
  }
}
