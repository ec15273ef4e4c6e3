package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.Row;
import caravan.ledger.CacheTtl;
import caravan.road.RoadScene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lists would cost, over a real ledger in which one code waits. */
class EstimatorTests {

  private static final CacheTtl TTL = new CacheTtl(Duration.ofDays(30), Duration.ofDays(1));
  private static final Lane EANS = new Lane(BarcodesLookup.CHANNEL, CodeType.EAN, Domain.COM);

  @TempDir private Path folder;
  private IntakeScene scene;
  private Estimator estimator;
  private final List<Row> told = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
    estimator = estimator();
  }

  /** One that has seen no list. */
  private Estimator estimator() {
    return new Estimator(
        scene.reader,
        new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL, BarcodesLookup.CHANNEL)),
        Optional.of(scene.road.ledger.overview()),
        TTL,
        scene.road);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private Estimate estimate(String text) throws IOException {
    Path file = scene.drop("list.csv", text);
    return estimator.appraise(file, scene.reader.survey(file, "", "list.csv"), told::add);
  }

  @Test
  void each_row_is_one_of_its_kinds_and_only_what_is_new_is_asked_for() throws IOException {
    Estimate sum =
        estimate("B000000001\nB000000102\nB000000102\nrubbish\n4006381333931\nB000000103\n");
    assertThat(sum)
        .isEqualTo(new Estimate(6, 5, 1, 1, 0, 1, Map.of(RoadScene.LANE, 2L, EANS, 1L), Map.of()));
    assertThat(told)
        .extracting(Row::input)
        .containsExactly("B000000102", "4006381333931", "B000000103");
  }

  @Test
  void what_was_answered_is_known_as_long_as_it_is_fresh() throws IOException {
    scene.road.answered(1);
    assertThat(estimate("B000000001\n").known()).isEqualTo(1);
    estimator = estimator();
    scene.road.pass(Duration.ofDays(1).plusMillis(1));
    assertThat(estimate("B000000001\n").known()).isZero();
  }

  @Test
  void a_product_that_another_list_held_counts_once_in_all() throws IOException {
    Estimate first = estimate("B000000102\nB000000103\n");
    Estimate second = estimate("B000000103\nB000000104\n");
    assertThat(second.duplicates()).isEqualTo(1);
    assertThat(first.plus(second).asked()).isEqualTo(Map.of(RoadScene.LANE, 3L));
    assertThat(Estimate.NOTHING.plus(first)).isEqualTo(first);
  }

  @Test
  void where_nothing_is_known_all_is_new() throws IOException {
    estimator =
        new Estimator(
            scene.reader,
            new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL)),
            Optional.empty(),
            TTL,
            scene.road);
    Estimate sum = estimate("B000000001\n4006381333931\n");
    assertThat(sum.asked()).isEqualTo(Map.of(RoadScene.LANE, 1L));
    assertThat(sum.invalid()).as("no channel serves it").isEqualTo(1);
  }

  @Test
  void of_a_list_that_is_read_in_pieces_each_row_is_counted_once() throws IOException {
    String asins =
        java.util.stream.IntStream.range(0, 4_001)
            .mapToObj("B0Y%07d%n"::formatted)
            .collect(java.util.stream.Collectors.joining());
    assertThat(estimate(asins + "rubbish\nB0Y0000000\n"))
        .isEqualTo(
            new Estimate(4_003, 4_002, 1, 1, 0, 0, Map.of(RoadScene.LANE, 4_001L), Map.of()));
    assertThat(told).hasSize(4_001);
  }

  @Test
  void whoever_watches_sees_each_row_and_those_that_are_asked_for() throws IOException {
    List<String> seen = new ArrayList<>();
    Path file = scene.drop("list.csv", "B000000001\nrubbish\nB000000102\n");
    estimator.appraise(
        file,
        scene.reader.survey(file, "", "list.csv"),
        new RowWatcher() {
          @Override
          public void read(caravan.ledger.Entry entry) {
            seen.add(entry.row().input());
          }

          @Override
          public void asked(Row row) {
            seen.add("asked " + row.input());
          }
        },
        Long.MAX_VALUE);
    assertThat(seen).containsExactly("B000000001", "rubbish", "B000000102", "asked B000000102");
  }
}
