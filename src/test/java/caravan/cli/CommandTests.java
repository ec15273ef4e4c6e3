package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.cli.Shell.Said;
import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.ledger.ServerTrouble;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.sandbox.Fault;
import caravan.sandbox.FaultKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommandTests extends ShellTests {

  @Test
  void enrich_writes_results_and_leaves_the_list_where_it_is() throws Exception {
    Path list = shell.file("a.csv", "asin,shelf\nB00NNUMI86,7\nB088H39PXX,8\nrubbish,9\n");
    Said said = shell.say("enrich", list.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(Files.readString(shell.output().resolve("a.csv"))).contains("La Roche-Posay");
    assertThat(shell.output().resolve("a.receipt.json")).exists();
    assertThat(list).exists();
    assertThat(said.err()).contains("3 rows").contains("2 found").contains("1 invalid");
  }

  @Test
  void enrich_puts_results_into_the_named_folder_in_the_named_format() {
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    Said said =
        shell.say(
            "enrich",
            list.toString(),
            "-o",
            folder.resolve("here").toString(),
            "--format",
            "ndjson");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(folder.resolve("here/a.ndjson")).exists();
    assertThat(folder.resolve("here/a.csv")).doesNotExist();
  }

  @Test
  void enrich_does_the_lists_that_can_be_read_and_tells_of_the_other() {
    Path good = shell.file("good.txt", "B00NNUMI86\n");
    Path empty = shell.file("empty.txt", "");
    Said said = shell.say("enrich", good.toString(), empty.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("empty.txt can't be read").contains("the file is empty");
    assertThat(shell.output().resolve("good.csv")).exists();
  }

  @Test
  void enrich_with_a_refused_key_ends_with_3_and_names_the_key_s_setting() {
    shell.sandbox().revoke(Shell.KEY);
    Path list = shell.file("a.txt", "B00NNUMI86\n4006381333931\n");
    Said said = shell.say("enrich", list.toString());
    assertThat(said.exit()).isEqualTo(3);
    assertThat(said.err())
        .contains("refuses the key: \"Invalid API key\". Put a valid one into ")
        .contains("What was answered is remembered.")
        .doesNotContain(Shell.KEY);
  }

  @Test
  void status_tells_of_a_refused_key_in_the_same_sentence() {
    shell.sandbox().revoke(Shell.KEY);
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    assertThat(shell.say("status").out())
        .contains("refuses the key: \"Invalid API key\". Put a valid one into ");
  }

  @Test
  void enrich_with_a_good_key_after_a_refused_one_does_not_wait() {
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    shell.sandbox().revoke(Shell.KEY);
    assertThat(shell.say("enrich", list.toString()).exit()).isEqualTo(3);
    shell.sandbox().restore(Shell.KEY);
    assertThat(shell.say("enrich", list.toString()).exit()).isZero();
  }

  @Test
  void enrich_of_nonsense_answers_ends_with_1_and_retry_asks_again() {
    shell.sandbox().faults(Fault.next(3, FaultKind.shape("[]")));
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    Said said = shell.say("enrich", list.toString());
    assertThat(said.exit()).as(said.err()).isEqualTo(1);
    assertThat(said.err()).contains("1 failed");
    assertThat(shell.say("retry", "a.txt").out()).contains("1 row is asked again");
    assertThat(shell.say("status").out()).contains("a.txt: 1 row, 0 answered");
  }

  @Test
  void quote_names_the_setting_that_rows_want_which_no_key_serves() {
    shell.without("caravan.lookup.key-file");
    Path list = shell.file("a.txt", "B00NNUMI86\n4006381333931\n4006381333948\n");
    assertThat(shell.say("quote", list.toString()).out())
        .contains("3 rows, 1 valid, 2 invalid")
        .contains("a.txt: 2 rows: no channel serves ean codes on com: set caravan.lookup.key");
  }

  @Test
  void quote_tells_the_price_and_makes_no_call() {
    Path list = shell.file("a.txt", "B00NNUMI86\nB088H39PXX\nB088H39PXX\nrubbish\n4006381333931\n");
    Said said = shell.say("quote", list.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("5 rows, 4 valid, 1 invalid, 1 duplicate, 0 already known")
        .contains("circana: 10 tokens")
        .contains("lookup: 1 token")
        .contains("done ");
    for (Channel channel : Endpoints.standard().channels()) {
      assertThat(shell.sandbox().diary().calls(channel)).isZero();
    }
    assertThat(shell.say("status").out()).contains("Nothing yet");
  }

  @Test
  void enrich_of_many_files_costs_what_quote_said() {
    List<String> files = new ArrayList<>();
    for (int file = 0; file < 50; file++) {
      StringBuilder asins = new StringBuilder();
      for (int i = 0; i < 3; i++) {
        asins.append("B0%08d\n".formatted(file * 3 + i));
      }
      files.add(shell.file("list-" + file + ".txt", asins.toString()).toString());
    }
    assertThat(shell.say(with("quote", files)).out()).contains("circana: 150 tokens");
    Said said = shell.say(with("enrich", files));
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(shell.sandbox().diary().tokens(CircanaBarcodes.CHANNEL)).isEqualTo(150);
    assertThat(shell.output().resolve("list-49.csv")).exists();
  }

  private static String[] with(String command, List<String> files) {
    return Stream.concat(Stream.of(command), files.stream()).toArray(String[]::new);
  }

  @Test
  void quote_of_known_codes_costs_nothing() {
    Path list = shell.file("a.txt", "B00NNUMI86\n");
    shell.say("enrich", list.toString());
    assertThat(shell.say("quote", list.toString()).out())
        .contains("1 already known")
        .contains("It costs nothing");
  }

  @Test
  void status_tells_what_was_delivered_also_as_json() {
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    assertThat(shell.say("status").out()).contains("a.txt: delivered as a").contains("10 tokens");
    Said json = shell.say("status", "--json");
    assertThat(json.out()).contains("\"list\" : \"a.txt\"").doesNotContain(Shell.KEY);
  }

  @Test
  void status_tells_which_server_fails_and_since_when_also_as_json() {
    Path file = folder.resolve("state/ledger.db");
    Instant since = Instant.now().minus(Duration.ofDays(5));
    try (Ledger ledger = SqliteLedger.open(file)) {
      ledger
          .serverNotes()
          .fails(
              new ServerTrouble(
                  "sftp://anna@files.example.com/results",
                  ServerTrouble.Way.RESULTS,
                  "nobody answers at port 22 of files.example.com.",
                  since,
                  null));
    }
    assertThat(shell.say("status").out())
        .contains("sftp://anna@files.example.com/results (results): fails since ")
        .contains(HumanText.moment(since, Instant.now()) + ": nobody answers at port 22");
    assertThat(shell.say("status", "--json").out()).contains("\"way\" : \"results\"");
  }

  @Test
  void status_tells_which_list_was_not_taken_in_and_why() throws Exception {
    SqliteLedger.open(folder.resolve("state/ledger.db")).close();
    Path reason = shell.input().resolve(".failed/de/broken.json.reason.txt");
    Files.createDirectories(reason.getParent());
    Files.writeString(reason, "it ends in the middle\n");
    assertThat(shell.say("status").out())
        .contains("de/broken.json: not taken in at ")
        .contains(" ago): it ends in the middle (see " + reason + ")")
        .doesNotContain("No list yet");
    assertThat(shell.say("status", "--json").out())
        .contains("\"list\" : \"de/broken.json\"", "\"why\" : \"it ends in the middle\"");
  }

  @Test
  void status_tells_how_large_the_ledger_is() throws Exception {
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    long bytes = Files.size(folder.resolve("state/ledger.db"));
    assertThat(shell.say("status").out())
        .contains("The ledger takes " + HumanText.size(bytes))
        .contains("Lists stay in .done and .failed for ever (caravan.keep.lists).");
    assertThat(shell.say("status", "--json").out())
        .contains("\"ledgerBytes\" : " + bytes, "\"ledgerFreeBytes\" : ");
  }

  @Test
  void sizes_are_told_in_three_digits_at_most() {
    assertThat(HumanText.size(0)).isEqualTo("0 bytes");
    assertThat(HumanText.size(999)).isEqualTo("999 bytes");
    assertThat(HumanText.size(1_000)).isEqualTo("1.0 KB");
    assertThat(HumanText.size(999_700)).isEqualTo("1.0 MB");
    assertThat(HumanText.size(48_640_000)).isEqualTo("49 MB");
    assertThat(HumanText.size(7_240_000_000L)).isEqualTo("7.2 GB");
  }

  @Test
  void status_before_anything_happened_says_so_and_makes_no_folder() {
    assertThat(shell.say("status").out()).contains("Nothing yet");
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void resume_says_what_was_parked() {
    shell.sandbox().revoke(Shell.KEY);
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    assertThat(shell.say("resume", "circana").out()).contains("circana is open again");
    assertThat(shell.say("resume").out()).contains("circana was not parked");
  }

  @Test
  void retry_of_an_unknown_list_is_wrong_usage() {
    shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    Said said = shell.say("retry", "b.txt");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("no list 'b.txt' is known");
    assertThat(shell.say("retry", "a").out()).contains("no failed row");
  }

  @Test
  void a_file_that_is_not_there_is_wrong_usage() {
    for (String command : new String[] {"enrich", "quote"}) {
      Said said = shell.say(command, "nowhere.txt");
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("there is no file 'nowhere.txt'");
    }
  }

  @Test
  void standard_input_stands_alone() {
    Said said = shell.say("enrich", "-", "b.txt");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("stands alone");
  }

  @Test
  void a_dash_writes_into_a_file_and_not_into_a_folder() {
    Said said = shell.say("enrich", "-", "-o", folder.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("with - it names the file");
    assertThat(shell.say("enrich", "-", "--format", "xlsx").err()).contains("csv, json, ndjson");
  }

  @Test
  void all_wrong_settings_are_named_a_line_each_without_a_trace() {
    Said said = Shell.plain("run", "-D", "caravan.circana.pla=full", "-D", "caravan.linger=soon");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("caravan.circana.plan").contains("caravan.linger");
    assertThat(said.err().lines()).hasSize(2).noneMatch(line -> line.contains("\tat "));
  }

  @Test
  void an_unknown_command_an_unknown_option_and_none_at_all_are_wrong_usage() {
    assertThat(Shell.plain("fly").exit()).isEqualTo(2);
    assertThat(Shell.plain("run", "--fast").exit()).isEqualTo(2);
    assertThat(Shell.plain().exit()).isEqualTo(2);
    assertThat(Shell.plain("sandbox", "--fault", "earthquake").err()).contains("is no fault");
    assertThat(Shell.plain("sandbox", "--latency", "9ms-1ms").exit()).isEqualTo(2);
  }

  @Test
  void a_key_on_the_command_line_is_refused_and_not_repeated() {
    Said said = Shell.plain("status", "-D", "caravan.circana.key=c4n4ry");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("caravan.circana.key (the command line)")
        .contains("CARAVAN_CIRCANA_KEY")
        .contains("caravan.circana.key-file")
        .doesNotContain("c4n4ry");
  }

  @Test
  void each_command_has_its_help() {
    for (String command :
        new String[] {
          "run", "enrich", "quote", "status", "pause", "resume", "urgency", "cancel", "retry",
          "release", "discard", "ledger", "sandbox", "demo"
        }) {
      Said said = Shell.plain(command, "--help");
      assertThat(said.exit()).isZero();
      assertThat(said.out())
          .startsWith("Usage: caravan " + command)
          .doesNotContain("%%", "PT", "[]", "=null");
    }
  }
}
