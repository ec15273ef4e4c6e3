package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.harness.CapturedLog;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.lists.reader.Preview;
import caravan.road.RoadScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All rows of a list, or none, over a real ledger. */
class RowEnrolmentTests {

  private static final int FEW = 10;

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

  private static String asins(int codes) {
    return IntStream.range(0, codes)
        .mapToObj(i -> "B0X%07d%n".formatted(i))
        .collect(Collectors.joining());
  }

  /** Few codes, again and again. */
  private static String few(int rows) {
    return asins(FEW)
        .repeat(rows / FEW + 1)
        .lines()
        .limit(rows)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Preview survey(Path file) {
    return scene.reader.survey(file, "", "long.txt");
  }

  @Test
  void a_long_list_is_enrolled_in_pieces_and_whoever_sends_codes_is_woken_by_each()
      throws IOException {
    Path file = scene.drop("long.txt", asins(4_001));
    Preview preview = survey(file);
    long list = scene.enrol(file, preview);
    assertThat(scene.woken).hasValue(3);
    assertThat(scene.road.ledger.overview().find(list))
        .hasValueSatisfying(
            taken -> {
              assertThat(taken.rows()).isEqualTo(4_001);
              assertThat(taken.state()).isEqualTo(ListState.WAITING);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4_001})
  void a_list_of_codes_that_no_key_serves_says_once_which_setting_is_missing(int codes)
      throws IOException {
    String eans = "4006381333931\n".repeat(codes);
    Path file = scene.drop("eans.txt", "B00NNUMI86\n" + eans);
    Router router = new Router(Endpoints.standard(), Set.of(CircanaBarcodes.CHANNEL));
    RowEnrolment rows =
        new RowEnrolment(
            scene.reader,
            scene.road.ledger.lists(),
            router,
            IntakeScene.TTL,
            scene.early,
            channel -> {},
            scene.road);
    Preview preview = scene.reader.survey(file, "", "eans.txt");
    try (CapturedLog log = new CapturedLog()) {
      rows.enrol(new SurveyedList(file, preview, preview.head(), 0));
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("WARN"))
          .containsExactly(
              "WARN eans.txt: %,d rows come back as invalid: no channel serves ean codes on com: set caravan.lookup.key"
                  .formatted(codes));
    }
  }

  @Test
  void pieces_that_are_just_full_leave_no_empty_one_behind() throws IOException {
    Path file = scene.drop("long.txt", asins(4_500));
    Preview preview = survey(file);
    scene.enrol(file, preview);
    assertThat(scene.woken).as("500, in case all are known, 2,000 and 2,000").hasValue(3);
  }

  @Test
  void the_results_of_a_list_that_is_known_are_written_while_it_is_read_and_nobody_is_woken()
      throws IOException {
    Path file = scene.drop("long.txt", few(2_500));
    scene.enrol(file, survey(file));
    scene.road.answered(1 + FEW);
    scene.woken.set(0);

    scene.enrol(file, survey(file));

    assertThat(scene.woken).hasValue(0);
    scene.early.close(); // waits for the last rows
    assertThat(scene.road.atWork())
        .extracting(ListRecord::result)
        .containsExactly(null, null, "long");
  }

  @Test
  void a_list_whose_reading_breaks_is_forgotten_whole_however_that_ends() throws IOException {
    Path file = scene.drop("long.txt", asins(2_500));
    Preview preview = survey(file);
    scene.meanwhile =
        () -> {
          throw new StackOverflowError();
        };
    assertThatThrownBy(() -> scene.enrol(file, preview)).isInstanceOf(StackOverflowError.class);
    assertThat(scene.road.atWork())
        .extracting(list -> list.head().path())
        .containsExactly("list.txt");
  }

  @Test
  void a_list_that_changed_meanwhile_is_forgotten_whole() throws IOException {
    Path file = scene.drop("long.txt", asins(2_500));
    Preview preview = survey(file);
    Files.writeString(file, asins(2_400));
    assertThatThrownBy(() -> scene.enrol(file, preview)).isInstanceOf(RuntimeException.class);
    assertThat(scene.road.atWork())
        .extracting(list -> list.head().path())
        .containsExactly("list.txt");
    assertThat(scene.road.ledger.pacing().next(RoadScene.LANE.channel(), 10_000))
        .hasValueSatisfying(lane -> assertThat(lane.codes()).isEqualTo(1));
  }
}
