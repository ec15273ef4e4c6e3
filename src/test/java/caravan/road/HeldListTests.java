package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.cli.Shell;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.ListHead;
import caravan.harness.CapturedLog;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import caravan.lists.reader.ListReader;
import caravan.sandbox.SandboxOptions;
import caravan.status.ReportJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list that a person should see first waits for a word, and then goes the same road. */
class HeldListTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private InProcess caravan;
  private CapturedLog heard;

  @BeforeEach
  void furnish() {
    heard = new CapturedLog();
    caravan = new InProcess(folder, SandboxOptions.unlimited().build());
    caravan.with("caravan.circana.rate", "100000").with("caravan.http.listen", "127.0.0.1:0");
  }

  @AfterEach
  void close() {
    caravan.close();
    heard.close();
  }

  private static String right(int number) {
    return MainJobTests.ean(number);
  }

  private static String wrong(int number) {
    String ean = right(number);
    return ean.substring(0, 12) + (ean.charAt(12) == '9' ? '0' : (char) (ean.charAt(12) + 1));
  }

  /** Codes with wrong check digits under a heading that names them, the right ones beside them. */
  static String doubtful(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> wrong(i) + ";" + right(i + 500_000) + ";shelf " + i + "\n")
        .collect(Collectors.joining("", "EAN;Artikel;Regal\n", ""));
  }

  private Path lies(String place) {
    Path file = caravan.input().resolve(".held").resolve(place);
    await(place + " is held").atMost(PATIENCE).until(() -> !held(place).isEmpty());
    assertThat(file).exists();
    return file;
  }

  private List<Held> held(String place) {
    return caravan.daemon().ledger().overview().held().stream()
        .filter(list -> list.place().equals(place))
        .toList();
  }

  private void noneIsHeld() {
    await("none is held")
        .atMost(PATIENCE)
        .until(() -> caravan.daemon().ledger().overview().held().isEmpty());
  }

  private void says(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--state", folder.resolve("state").toString()));
    all.addAll(List.of("--input", caravan.input().toString()));
    assertThat(Shell.plain(all.toArray(new String[0])).exit()).as(String.join(" ", words)).isZero();
  }

  private long logged(String level, String words) {
    return heard.lines().stream()
        .filter(line -> line.startsWith(level) && line.contains(words))
        .count();
  }

  private long calls() {
    return caravan.sandbox().diary().calls(BarcodesLookup.CHANNEL)
        + caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
  }

  private JsonNode status() {
    return Home.json(ReportJson.write(caravan.daemon().reports().report()));
  }

  @Test
  void a_list_in_doubt_costs_nothing_delays_no_other_and_is_told_in_four_places()
      throws IOException {
    caravan.start();
    caravan.drop("de/spring.csv", doubtful(0, 12));
    Path list = lies("de/spring.csv");
    caravan.drop("autumn.csv", "EAN\n" + right(77) + "\n");
    caravan.receipt("autumn");
    assertThat(calls()).isEqualTo(1);
    assertThat(list).hasContent(doubtful(0, 12).strip());
    assertThat(caravan.input().resolve("de/spring.csv")).doesNotExist();

    String why = "12 of 12 codes in column 'EAN' have a wrong check digit";
    assertThat(Files.readString(list.resolveSibling("spring.csv.why.txt")))
        .contains("de/spring.csv is held", why, "headings in line 1", "UTF-8")
        .contains("'EAN'", "0 right, 12 wrong, 0 empty; 12 tokens")
        .contains("'Artikel'", "12 right, 0 wrong, 0 empty; 12 tokens", right(500_000))
        .contains("'Regal'", "shelf 0 | shelf 1 | shelf 2 | shelf 3 | shelf 4")
        .contains("1. '" + wrong(0) + "': ean " + wrong(0) + " on de (")
        .contains("caravan release de/spring.csv --column NAME")
        .contains("caravan discard de/spring.csv")
        .contains("remembered for lists with the same headings");
    JsonNode held = status().get("held");
    assertThat(held).hasSize(1);
    assertThat(held.at("/0/list").asText()).isEqualTo("de/spring.csv");
    assertThat(held.at("/0/why").asText()).isEqualTo(why);
    assertThat(held.at("/0/since").asText()).isNotEmpty();
    assertThat(held.at("/0/word").isNull()).isTrue();
    assertThat(held.at("/0/release").asText()).isEqualTo("caravan release de/spring.csv");
    assertThat(caravan.health())
        .contains("\"status\" : \"ready\"", "de/spring.csv: " + why, "caravan release");
    assertThat(logged("WARN", "de/spring.csv is held")).isEqualTo(1);
    assertThat(heard.warnings()).hasSize(1);
  }

  @Test
  void a_held_list_outlives_restarts_and_is_delivered_by_the_column_that_a_person_names() {
    caravan.start();
    caravan.drop("de/spring.csv", doubtful(0, 12));
    lies("de/spring.csv");
    caravan.stop();
    caravan.start();
    lies("de/spring.csv");
    says("release", "spring.csv", "--column", "Artikel", "--type", "ean", "--domain", "fr");
    JsonNode receipt = caravan.receipt("de/spring");
    noneIsHeld();
    assertThat(receipt.at("/rows/total").asInt()).isEqualTo(12);
    assertThat(receipt.get("tokensSpent").asInt()).isEqualTo(12);
    Gtin asked = new Gtin(CodeType.EAN, right(500_003));
    assertThat(caravan.sandbox().diary().paid(asked, Domain.FR)).isEqualTo(1);
    assertThat(caravan.csv("de/spring").get(1)).startsWith(wrong(0) + "," + right(500_000));
    assertThat(caravan.input().resolve(".done/de/spring.csv")).exists();
    assertThat(caravan.input().resolve(".held/de")).isEmptyDirectory();
    assertThat(logged("INFO", "de/spring.csv was released by a person")).isEqualTo(1);
    assertThat(heard.warnings()).hasSize(1);
  }

  @Test
  void the_report_of_next_week_runs_as_was_said_of_this_weeks_without_asking() {
    caravan.start();
    caravan.drop("week-1.csv", doubtful(0, 12));
    lies("week-1.csv");
    says("release", "week-1.csv", "--column", "Artikel");
    caravan.receipt("week-1");
    caravan.stop();
    caravan.start();
    caravan.drop("de/week-2.csv", doubtful(100, 12));
    caravan.receipt("de/week-2");
    assertThat(logged("INFO", "de/week-2.csv is read as a person said")).isEqualTo(1);
    Gtin asked = new Gtin(CodeType.EAN, right(500_103));
    assertThat(caravan.sandbox().diary().paid(asked, Domain.DE)).isEqualTo(1);
    caravan.drop("other.csv", doubtful(200, 12).replace("Regal", "Lager"));
    lies("other.csv");
  }

  @Test
  void a_table_on_its_side_is_held_and_released_each_of_its_columns_is_a_row() throws IOException {
    caravan.start();
    caravan.drop("side-1.csv", onItsSide(0));
    Path list = lies("side-1.csv");
    assertThat(Files.readString(list.resolveSibling("side-1.csv.why.txt")))
        .contains("the table lies on its side")
        .contains("1. '" + right(0) + "': ean " + right(0) + " on com");
    says("release", "side-1.csv");
    assertThat(caravan.receipt("side-1").at("/rows/total").asInt()).isEqualTo(4);
    assertThat(caravan.csv("side-1").get(0)).startsWith("Name,EAN,Price,");
    assertThat(caravan.csv("side-1"))
        .anySatisfy(row -> assertThat(row).startsWith("Mug 3," + right(3) + ",3.50,"));
    caravan.drop("side-2.csv", onItsSide(10));
    assertThat(caravan.receipt("side-2").at("/rows/total").asInt()).isEqualTo(4);
    assertThat(calls()).isEqualTo(2);
  }

  private static String onItsSide(int from) {
    List<String> lines = new ArrayList<>(List.of("Name", "EAN", "Price"));
    for (int i = from; i < from + 4; i++) {
      lines.set(0, lines.get(0) + ",Mug " + i);
      lines.set(1, lines.get(1) + "," + right(i));
      lines.set(2, lines.get(2) + "," + i + ".50");
    }
    return String.join("\n", lines) + "\n";
  }

  @Test
  void a_marketplace_that_was_said_of_such_lists_gives_way_to_a_folder_and_a_title() {
    caravan.start();
    caravan.drop("week-1.csv", "Marketplace: amazon.pl\n\nTitle;ASIN\nMug;B000000001\n");
    lies("week-1.csv");
    says("release", "week-1.csv", "--domain", "de");
    caravan.receipt("week-1");
    caravan.drop("week-2.csv", "Marketplace: amazon.pl\n\nTitle;ASIN\nMug;B000000002\n");
    caravan.drop("week-3.csv", "Marketplace: amazon.it\n\nTitle;ASIN\nMug;B000000003\n");
    caravan.drop("fr/week-4.csv", "Title;ASIN\nMug;B000000004\n");
    assertThat(caravan.receipt("week-2").get("tokensSpent").asInt()).isEqualTo(1);
    assertThat(caravan.csv("week-2").get(1)).startsWith("Mug,B000000002,B000000002,asin,de,");
    caravan.receipt("week-3");
    assertThat(caravan.csv("week-3").get(1)).startsWith("Mug,B000000003,B000000003,asin,it,");
    caravan.receipt("fr/week-4");
    assertThat(caravan.csv("fr/week-4").get(1)).startsWith("Mug,B000000004,B000000004,asin,fr,");
  }

  @Test
  void a_list_that_was_released_as_read_is_asked_for_as_it_was_read_and_so_is_the_next() {
    caravan.start();
    caravan.drop("week-1.csv", doubtful(0, 12));
    lies("week-1.csv");
    says("release", "week-1.csv");
    assertThat(caravan.receipt("week-1").get("tokensSpent").asInt()).isEqualTo(12);
    caravan.drop("week-2.csv", doubtful(100, 12));
    caravan.receipt("week-2");
    Gtin asked = new Gtin(CodeType.EAN, wrong(103));
    assertThat(caravan.sandbox().diary().paid(asked, Domain.COM)).isEqualTo(1);
  }

  @Test
  void a_list_that_a_person_discards_goes_to_failed_and_is_asked_again_when_it_comes_again()
      throws IOException {
    caravan.start();
    caravan.drop("de/spring.csv", doubtful(0, 12));
    lies("de/spring.csv");
    says("discard", "de/spring.csv");
    noneIsHeld();
    Path failed = caravan.input().resolve(".failed/de/spring.csv");
    assertThat(failed).hasContent(doubtful(0, 12).strip());
    assertThat(Files.readString(failed.resolveSibling("spring.csv.reason.txt")))
        .contains("a person discarded it", "have a wrong check digit");
    assertThat(caravan.input().resolve(".held/de")).isEmptyDirectory();
    assertThat(logged("INFO", "de/spring.csv was discarded by a person")).isEqualTo(1);
    assertThat(calls()).isZero();
    caravan.drop("de/spring.csv", doubtful(0, 12));
    lies("de/spring.csv");
  }

  @Test
  void what_a_person_says_while_caravan_is_down_is_done_at_its_next_start() {
    caravan.start();
    caravan.drop("one.csv", doubtful(0, 12));
    caravan.drop("two.csv", doubtful(100, 12).replace("Regal", "Lager"));
    lies("one.csv");
    lies("two.csv");
    caravan.stop();
    says("release", "one.csv");
    says("discard", "two.csv");
    caravan.start();
    caravan.receipt("one");
    noneIsHeld();
    assertThat(caravan.input().resolve(".failed/two.csv")).exists();
  }

  @Test
  void lists_of_one_name_are_held_beside_each_other() {
    caravan.start();
    caravan.drop("spring.csv", doubtful(0, 12));
    lies("spring.csv");
    caravan.drop("spring.csv", doubtful(100, 13));
    lies("spring-2.csv");
    says("release", "spring-2.csv");
    assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(13);
    assertThat(lies("spring.csv")).hasContent(doubtful(0, 12).strip());
  }

  @Test
  void no_reason_is_ever_written_over_a_list() throws IOException {
    caravan.start();
    caravan.drop("a.csv.why.txt", doubtful(0, 12));
    lies("a.csv.why.txt");
    caravan.drop("a.csv", doubtful(100, 12));
    lies("a-2.csv");
    assertThat(lies("a.csv.why.txt")).hasContent(doubtful(0, 12).strip());
  }

  @Test
  void a_list_that_costs_more_than_it_may_waits_for_its_price_each_time() {
    caravan.with("caravan.approve.over", "20").start();
    caravan.drop("small.txt", MainJobTests.asins(0, 20));
    caravan.receipt("small");
    caravan.drop("large.txt", MainJobTests.asins(0, 41));
    lies("large.txt");
    assertThat(held("large.txt").get(0).reason())
        .contains("it would cost 30 tokens", "more than 20", "caravan.approve.over");
    says("release", "large.txt");
    assertThat(caravan.receipt("large").get("tokensSpent").asInt()).isEqualTo(30);
    caravan.drop("next.txt", MainJobTests.asins(100, 41));
    lies("next.txt");
    caravan.drop("known.txt", MainJobTests.asins(0, 41));
    assertThat(caravan.receipt("known").get("tokensSpent").asInt()).isZero();
  }

  @Test
  void no_list_is_held_where_nobody_wants_to_be_asked() {
    caravan.with("caravan.hold", "never").start();
    caravan.drop("spring.csv", doubtful(0, 12));
    assertThat(caravan.receipt("spring").get("tokensSpent").asInt()).isEqualTo(12);
    assertThat(caravan.input().resolve(".held")).doesNotExist();
  }

  @Test
  void a_list_that_was_about_to_be_held_and_is_not_after_a_restart_lies_nowhere_twice()
      throws IOException {
    caravan.start();
    caravan.stop();
    caravan.drop("spring.csv", doubtful(0, 12));
    Path list = caravan.input().resolve("spring.csv");
    Path link = caravan.input().resolve(".held/spring.csv");
    Files.createDirectories(link.getParent());
    Files.createLink(link, list);
    try (Ledger ledger = SqliteLedger.open(folder.resolve("state/ledger.db"))) {
      ListRules rules = new ListRules(Domain.COM, CheckDigit.WARN);
      ListHead head = new ListReader(rules).survey(list, "", "spring.csv").head();
      ledger.holds().hold(head, "spring.csv", "half of it is wrong", "", 0, Instant.now());
    }
    caravan.with("caravan.hold", "never").start();
    caravan.receipt("spring");
    assertThat(caravan.input().resolve(".done/spring.csv")).exists();
    assertThat(caravan.input().resolve(".held")).isEmptyDirectory();
    assertThat(caravan.daemon().ledger().holds().onTheirWay()).isEmpty();
  }

  @Test
  void a_held_list_that_is_taken_away_is_said_once_and_is_held_no_longer() throws IOException {
    caravan.start();
    caravan.drop("spring.csv", doubtful(0, 12));
    Files.delete(lies("spring.csv"));
    noneIsHeld();
    assertThat(logged("WARN", "spring.csv is held no longer: it was taken away")).isEqualTo(1);
    assertThat(caravan.input().resolve(".held/spring.csv.why.txt")).doesNotExist();
    caravan.stop();
    caravan.start();
    caravan.drop("autumn.csv", "EAN\n" + right(1) + "\n");
    caravan.receipt("autumn");
    assertThat(heard.warnings()).hasSize(2);
  }

  @Test
  void a_held_list_that_is_dropped_again_by_hand_is_judged_anew() throws IOException {
    caravan.start();
    caravan.drop("spring.csv", doubtful(0, 12));
    Path list = lies("spring.csv");
    Files.move(list, caravan.input().resolve("spring.csv"));
    await("held anew").atMost(PATIENCE).until(() -> logged("WARN", "spring.csv is held,") == 2);
    await("held once")
        .atMost(PATIENCE)
        .until(() -> caravan.daemon().ledger().overview().held().size() == 1);
    Held held = caravan.daemon().ledger().overview().held().get(0);
    assertThat(caravan.input().resolve(".held").resolve(held.place())).exists();
    says("release", "spring.csv");
    caravan.receipt("spring");
    noneIsHeld();
  }

  @Test
  void a_list_that_was_spoilt_while_it_was_held_fails_with_the_reason() throws IOException {
    caravan.start();
    caravan.drop("spring.csv", doubtful(0, 12));
    Path list = lies("spring.csv");
    says("release", "spring.csv", "--column", "Artikel");
    // too late for the word, or just in time: either way nothing is lost
    Files.writeString(list, "EAN;Other\n1;2\n");
    noneIsHeld();
    assertThat(
            Files.exists(caravan.input().resolve(".failed/spring.csv.reason.txt"))
                || Files.exists(caravan.input().resolve(".done/spring.csv")))
        .isTrue();
  }
}
