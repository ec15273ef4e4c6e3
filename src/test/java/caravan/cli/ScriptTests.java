package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.cli.Shell.Said;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What scripts rely on: exit codes, documents, silence. The page of it is scripts.md. */
class ScriptTests extends ShellTests {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MOMENT = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  private static JsonNode document(Said said) {
    try {
      return JSON.readTree(said.out());
    } catch (IOException e) {
      throw new UncheckedIOException(said.out() + said.err(), e);
    }
  }

  private static List<String> names(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  @Test
  void a_quote_as_a_document_has_the_numbers_of_the_one_in_words() {
    Path list = shell.file("a.txt", "B00NNUMI86\nB088H39PXX\nB088H39PXX\nrubbish\n4006381333931\n");
    Path empty = shell.file("empty.txt", "");
    Said said = shell.say("quote", "--json", "--codes", list.toString(), empty.toString());
    assertThat(said.exit()).isEqualTo(1);
    JsonNode quote = document(said);
    assertThat(names(quote))
        .containsExactly("lists", "together", "tokens", "tokensByChannel", "at", "done");
    assertThat(names(quote.at("/lists/0")))
        .containsExactly(
            "file",
            "codes",
            "list",
            "readAs",
            "rows",
            "valid",
            "invalid",
            "repeated",
            "known",
            "askedForByOthers",
            "new",
            "doubts");
    assertThat(quote.at("/lists/0/file").asText()).isEqualTo(list.toString());
    assertThat(quote.at("/lists/0/codes")).hasSize(3);
    assertThat(quote.at("/lists/0/codes/0").toString())
        .isEqualTo("{\"code\":\"B00NNUMI86\",\"type\":\"asin\",\"domain\":\"com\"}");
    assertThat(quote.at("/lists/1").toString())
        .startsWith("{\"file\":\"" + empty + "\",\"codes\":[],\"unreadable\":\"");
    assertThat(quote.at("/together").toString())
        .isEqualTo(
            "{\"rows\":5,\"valid\":4,\"invalid\":1,\"repeated\":1,\"known\":0,\"askedForByOthers\":0,\"new\":3}");
    assertThat(quote.at("/tokens").asInt()).isEqualTo(11);
    assertThat(quote.at("/tokensByChannel").toString()).isEqualTo("{\"circana\":10,\"lookup\":1}");
    assertThat(quote.at("/at").asText()).matches(MOMENT);
    assertThat(quote.at("/done").asText()).matches(MOMENT);
  }

  @Test
  void a_quote_of_what_costs_nothing_is_done_at_no_moment() {
    JsonNode quote =
        document(shell.say("quote", "--json", shell.file("a.txt", "B00NNUMI\n").toString()));
    assertThat(quote.at("/tokens").asInt()).isZero();
    assertThat(quote.at("/done").isNull()).isTrue();
  }

  @Test
  void enrich_as_a_document_tells_what_became_of_each_list() {
    Path good = shell.file("good.csv", "asin\nB00NNUMI86\nrubbish\n");
    Path empty = shell.file("empty.txt", "");
    Path doubtful = shell.file("doubtful.csv", "EAN old,EAN new\n4006381333931,4260392391797\n");
    Said said =
        shell.say("enrich", "--json", good.toString(), empty.toString(), doubtful.toString());
    assertThat(said.exit()).isEqualTo(1);
    JsonNode done = document(said);
    assertThat(names(done)).containsExactly("lists", "tokens", "words", "exit");
    assertThat(done.at("/exit").asInt()).isEqualTo(1);
    assertThat(done.at("/tokens").asInt()).isEqualTo(10);
    JsonNode list = done.at("/lists/0");
    assertThat(names(list))
        .containsExactly("file", "state", "why", "list", "rows", "tokens", "result", "receipt");
    assertThat(list.at("/state").asText()).isEqualTo("delivered");
    assertThat(list.at("/rows").toString())
        .isEqualTo(
            "{\"total\":2,\"found\":1,\"not_found\":0,\"invalid\":1,\"refused\":0,\"failed\":0}");
    assertThat(Path.of(list.at("/result").asText() + ".csv")).exists();
    assertThat(Path.of(list.at("/receipt").asText())).exists();
    assertThat(done.at("/lists/1/state").asText()).isEqualTo("unreadable");
    assertThat(done.at("/lists/1/why").asText()).contains("empty");
    assertThat(done.at("/lists/2/state").asText()).isEqualTo("held");
    assertThat(done.at("/lists/2/why").asText()).isNotEmpty();
  }

  @Test
  void enrich_that_ends_before_its_time_says_why_in_its_document() {
    shell.sandbox().revoke(Shell.KEY);
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    Said said = shell.say("enrich", "--json", list.toString());
    assertThat(said.exit()).isEqualTo(3);
    JsonNode done = document(said);
    assertThat(done.at("/exit").asInt()).isEqualTo(3);
    assertThat(done.at("/lists/0/state").asText()).isEqualTo("open");
    assertThat(done.at("/words/0").asText()).contains("refuses the key");
  }

  @Test
  void enrich_is_silent_where_that_is_wanted_but_of_what_is_wrong() {
    Path good = shell.file("good.csv", "asin\nB00NNUMI86\n");
    Said said = shell.say("enrich", "-q", good.toString());
    assertThat(said.exit()).isZero();
    assertThat(said.out() + said.err()).isEmpty();
    Path empty = shell.file("empty.txt", "");
    assertThat(shell.say("enrich", "--quiet", empty.toString()).err())
        .contains("empty.txt can't be read")
        .hasLineCount(1);
  }

  @Test
  void a_document_and_results_do_not_share_standard_output() {
    Said said = shell.say("enrich", "-", "--json");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("-o");
  }

  @Test
  void enrich_of_a_folder_looks_up_its_lists_and_mirrors_its_folders() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Files.createDirectories(lists.resolve("de/.done"));
    Files.createDirectories(lists.resolve("results"));
    Files.writeString(lists.resolve("a.txt"), "B00NNUMI86\n");
    Files.writeString(lists.resolve("de/b.txt"), "4006381333931\n");
    Files.writeString(lists.resolve("de/c.txt.part"), "4006381333931\n");
    Files.writeString(lists.resolve("de/.done/d.txt"), "4006381333931\n");
    Files.writeString(lists.resolve("results/old.csv"), "asin\nB00NNUMI86\n");
    Path output = lists.resolve("results");
    Said said = shell.say("enrich", "--json", lists.toString(), "-o", output.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    JsonNode done = document(said);
    assertThat(done.at("/lists")).hasSize(2);
    assertThat(done.at("/lists/0/file").asText()).isEqualTo(lists.resolve("a.txt").toString());
    assertThat(done.at("/lists/1/list").asText()).isEqualTo("de/b.txt");
    assertThat(Files.readString(output.resolve("de/b.csv"))).contains(",ean,de,");
    assertThat(output.resolve("a.csv")).exists();
  }

  @Test
  void a_folder_of_nothing_and_one_that_gets_the_results_are_wrong_usage() throws Exception {
    Path lists = Files.createDirectories(folder.resolve("lists"));
    Said none = shell.say("enrich", lists.toString());
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("there is no list in '" + lists + "'");
    Files.writeString(lists.resolve("a.txt"), "B00NNUMI86\n");
    Said own = shell.say("enrich", lists.toString(), "-o", lists.toString());
    assertThat(own.exit()).isEqualTo(2);
    assertThat(own.err()).contains("results would be put among the lists");
    assertThat(shell.say("quote", lists.toString()).out()).contains("circana: 10 tokens");
  }

  @Test
  void acts_as_a_document_tell_what_came_of_them_and_end_as_without() {
    Said paused = shell.say("pause", "circana", "--json");
    assertThat(paused.exit()).isZero();
    assertThat(document(paused).at("/results/0/result").asText()).isEqualTo("done");
    assertThat(document(paused).at("/results/0/words").asText()).startsWith("circana is paused");
    assertThat(document(shell.say("pause", "circana", "--json")).at("/results/0/result").asText())
        .isEqualTo("already");
    assertThat(document(shell.say("resume", "--json")).at("/results")).hasSize(2);
    for (String[] words :
        new String[][] {
          {"retry", "x.csv", "--json"},
          {"cancel", "x.csv", "--json"},
          {"urgency", "x.csv", "urgent", "--json"},
          {"release", "x.csv", "--json"},
          {"discard", "x.csv", "--json"}
        }) {
      Said said = shell.say(words);
      assertThat(said.exit()).as(words[0]).isEqualTo(2);
      assertThat(document(said).at("/results/0/result").asText()).isIn("unknown", "refused");
      assertThat(said.err()).startsWith("caravan: ");
    }
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    assertThat(document(shell.say("forget", list.toString(), "--json")).toString())
        .startsWith("{\"results\":[{\"result\":\"already\",\"words\":\"Nothing was remembered");
  }

  @Test
  void acts_are_silent_where_that_is_wanted_but_of_what_is_wrong() {
    Said paused = shell.say("pause", "circana", "--quiet");
    assertThat(paused.exit()).isZero();
    assertThat(paused.out() + paused.err()).isEmpty();
    Said unknown = shell.say("pause", "nowhere", "--quiet");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.out()).isEmpty();
    assertThat(unknown.err()).contains("nowhere");
  }

  @Test
  void status_is_a_document_whose_moments_have_three_decimals() {
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    JsonNode status = document(shell.say("status", "--json"));
    assertThat(status.at("/at").asText()).matches(MOMENT);
    assertThat(status.at("/delivered/0/finished").asText()).matches(MOMENT);
  }

  @Test
  void the_version_names_caravan_java_and_the_ledger_s_engine() {
    assertThat(Shell.plain("--version").out().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("Caravan "),
            line -> assertThat(line).isEqualTo("Java " + Runtime.version()),
            line -> assertThat(line).matches("SQLite 3\\.\\d+\\.\\d+"));
  }

  @Test
  void a_name_that_begins_with_a_dash_is_hinted_at() throws Exception {
    Path here = Path.of("-dashed-" + ProcessHandle.current().pid() + ".txt");
    Files.writeString(here, "B00NNUMI86\n");
    try {
      for (String command : List.of("quote", "enrich")) {
        Said said = shell.say(command, here.toString());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("is written './" + here + "', or after '--'");
      }
      assertThat(shell.say("quote", "./" + here).exit()).isZero();
    } finally {
      Files.delete(here);
    }
  }
}
