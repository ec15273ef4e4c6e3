package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.cli.Shell.Said;
import caravan.codes.Lane;
import caravan.ledger.Act;
import caravan.ledger.Ledger;
import caravan.ledger.ListRecord;
import caravan.ledger.Scene;
import caravan.ledger.Urgency;
import caravan.ledger.jdbc.SqliteLedger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people do at a terminal with channels and lists, and are told of it. */
class ActCommandTests extends ShellTests {

  private static final Lane ASINS = Scene.ASINS;

  private Ledger ledger() {
    return SqliteLedger.open(folder.resolve("state/ledger.db"));
  }

  private long list(String name, String... codes) {
    try (Ledger ledger = ledger()) {
      return new Scene(ledger).list(name, codes);
    }
  }

  private ListRecord find(long list) {
    try (Ledger ledger = ledger()) {
      return ledger.overview().find(list).orElseThrow();
    }
  }

  private List<Act> acts() {
    try (Ledger ledger = ledger()) {
      return ledger.overview().acts(9);
    }
  }

  @Test
  void a_channel_is_paused_and_resumed_and_the_ledger_knows_by_whom() {
    Said said = shell.say("pause", "CIRCANA", "--note", "until finance says yes");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("circana is paused", "'caravan resume circana'");
    String me = System.getProperty("user.name");
    assertThat(shell.say("pause", "circana").out()).contains("was paused already, by " + me);
    assertThat(shell.say("status").out()).contains("Paused by " + me).contains("finance says yes");

    assertThat(shell.say("resume", "circana").out()).contains("circana is open again");
    assertThat(shell.say("resume").out())
        .contains("circana was not parked or paused", "lookup was not parked or paused");
    assertThat(acts())
        .extracting(Act::kind, act -> act.signature().who(), act -> act.signature().note())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Act.Kind.RESUME, me, ""),
            org.assertj.core.groups.Tuple.tuple(Act.Kind.PAUSE, me, "until finance says yes"));
  }

  @Test
  void where_the_day_is_used_up_resume_has_one_call_find_out_and_says_so() {
    try (Ledger ledger = ledger()) {
      Instant now = Instant.now();
      new Scene(ledger).dayEnds(now, now.plus(Duration.ofHours(7)));
    }
    assertThat(shell.say("status").out()).contains("tokens are spent. Goes on at ");
    String until = "; if not, Caravan goes on at ";
    assertThat(shell.say("resume", "circana").out())
        .contains("circana: one call finds out whether the day has tokens again" + until)
        .contains(" (in 7 h).");
    assertThat(shell.say("status").out())
        .contains("One call finds out whether the day has tokens again.");
    assertThat(shell.say("resume", "circana").out())
        .contains("circana: one call finds out whether the day has tokens again.");
  }

  @Test
  void while_the_rest_after_a_failover_lasts_resume_says_what_holds_the_channel_and_until_when()
      throws SQLException {
    ledger().close();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("state/ledger.db"));
        Statement sql = file.createStatement()) {
      sql.execute(
          "update channel set rests_until = " + Instant.now().plusSeconds(60).toEpochMilli());
    }
    String rests =
        ", but it rests, and nobody can shorten that\\. The database failed over, and the new server"
            + " may not know of the last calls\\. Goes on at .* \\(in \\d+ s\\)\\.\\R";

    assertThat(shell.say("resume", "circana").out())
        .matches("circana was not parked or paused" + rests);
    assertThat(shell.say("pause", "circana").exit()).isZero();
    assertThat(shell.say("resume", "circana").out()).matches("circana is resumed" + rests);
    assertThat(acts()).extracting(Act::kind).containsExactly(Act.Kind.RESUME, Act.Kind.PAUSE);
  }

  @Test
  void what_waits_for_a_server_that_gets_nothing_any_more_is_dropped_by_forget() {
    String gone = "ftp://anna@gone.example/lists";
    long list = list("a.txt", Scene.asin(1));
    try (Ledger ledger = ledger()) {
      Scene.owe(ledger, list, List.of(gone));
    }
    shell
        .with("caravan.output.remote", "ftp://anna@here.example/lists")
        .with("caravan.output.remote.password-file", shell.file("password", "a").toString());
    Said named = shell.say("forget", "--server", "ftp://anna@here.example/lists");
    assertThat(named.exit()).isEqualTo(2);
    assertThat(named.err()).contains("caravan.output.remote names ftp://anna@here.example/lists");

    Said said = shell.say("forget", "--server", gone);

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .isEqualToIgnoringNewLines(
            "Results of 1 list are not kept for %s any more; 'caravan deliver LIST' sends them elsewhere."
                .formatted(gone));
    assertThat(shell.say("forget", "--server", gone).out()).contains("Nothing waits for " + gone);
    assertThat(shell.say("forget", "--server", gone, "a.txt").exit()).isEqualTo(2);
  }

  @Test
  void an_unknown_channel_list_or_urgency_is_wrong_usage() {
    assertThat(shell.say("pause", "amazon").err()).contains("there are circana, lookup");
    assertThat(shell.say("urgency", "a.txt", "urgent").err()).contains("no list 'a.txt' is known");
    list("a.txt", Scene.asin(1));
    assertThat(shell.say("urgency", "a.txt", "soon").err())
        .contains("'soon' is no urgency; there are urgent, normal, idle, held");
    for (String[] words : new String[][] {{"cancel", "b.txt"}, {"urgency", "b.txt", "held"}}) {
      Said said = shell.say(words);
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("no list 'b.txt' is known");
    }
  }

  @Test
  void a_list_is_made_urgent_and_held_and_status_says_so() {
    long list = list("a.txt", Scene.asin(1));
    assertThat(shell.say("urgency", "a.txt", "urgent").out()).contains("before all others");
    assertThat(shell.say("urgency", "a.txt", "urgent").out()).contains("is urgent already");
    assertThat(shell.say("status").out()).contains("a.txt: urgent, 1 row");
    assertThat(shell.say("urgency", "a.txt", "HELD").out()).contains("is held");
    assertThat(find(list).urgency()).isEqualTo(Urgency.HELD);
    assertThat(shell.say("status").out()).contains("a.txt: held, 1 row");
  }

  @Test
  void a_list_is_cancelled_once_and_not_when_it_is_delivered() {
    long list = list("a.txt", Scene.asins(0, 2));
    assertThat(shell.say("cancel", "a.txt").out()).contains("a.txt is cancelled", "caravan retry");
    assertThat(shell.say("cancel", "a.txt").out()).contains("cancelled by", "already");
    assertThat(shell.say("retry", "a.txt").out()).contains("was cancelled and is being delivered");
    assertThat(shell.say("urgency", "a.txt", "held").exit()).isEqualTo(2);
    try (Ledger ledger = ledger()) {
      assertThat(ledger.pacing().next(CircanaBarcodes.CHANNEL, 9)).isEmpty();
      ledger.deliveries().delivered(list, java.time.Instant.now());
    }
    Said said = shell.say("cancel", "a.txt");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("is delivered already");
    assertThat(shell.say("retry", "a.txt").out()).contains("2 rows are asked again");
    try (Ledger ledger = ledger()) {
      assertThat(ledger.pacing().next(CircanaBarcodes.CHANNEL, 9).orElseThrow().lane())
          .isEqualTo(ASINS);
    }
  }

  @Test
  void enrich_does_not_wait_for_a_channel_that_a_person_paused() {
    shell.say("pause", "circana", "--note", "too dear");
    Said said = shell.say("enrich", shell.file("a.txt", "B00NNUMI86\n").toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("circana: Paused by ", "too dear", "'caravan resume circana'");
    assertThat(shell.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isZero();
    assertThat(shell.say("status", "--json").out())
        .contains("\"what\" : \"pause\"", "\"note\" : \"too dear\"");
  }
}
