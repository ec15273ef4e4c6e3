package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.ledger.CallTally;
import caravan.ledger.ChannelRest;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerContract;
import caravan.ledger.Overview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTests extends LedgerContract {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path state;

  @Test
  void the_newest_migration_is_the_one_that_is_looked_for() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/caravan/ledger/sqlite"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                  .mapToInt(Integer::parseInt)
                  .max())
          .hasValue(Integer.parseInt(Migrations.NEWEST));
    }
  }

  @Test
  void a_ledger_of_before_has_its_minutes_of_the_calls() throws SQLException {
    scene().ledger.close();
    try (Connection file =
            DriverManager.getConnection("jdbc:sqlite:" + state.resolve("ledger.db"));
        Statement sql = file.createStatement()) {
      String call =
          "insert into call (channel, lane, codes, tokens, sent, ended, counts_until, status)"
              + " values ('circana', 'circana.asin.com', 10, 10, ";
      for (String change :
          List.of(
              "drop table node_plan",
              "drop table folder_node",
              "alter table channel drop column rests_until",
              "drop table node",
              "alter table lookup drop column node",
              "alter table call drop column node",
              "alter table list drop column node",
              "alter table list drop column input",
              "alter table list drop column output",
              "alter table held drop column input",
              "alter table upload drop column home",
              "drop table learned_limit",
              "drop index list_publishing",
              "alter table list drop column manifest",
              "drop table minute",
              "drop table rest",
              "drop index call_answered",
              "drop index list_untold",
              "alter table list drop column told",
              "alter table held drop column told",
              "drop table notice_told",
              "drop table notice_due",
              "drop table notice",
              "drop table list_forecast",
              "alter table started_list drop column tokens",
              "alter table started_list drop column done",
              "delete from flyway_schema_history where version in ('85', '90', '95', '96', '97', '98', '99')",
              call + "60000, 61000, 121000, '200')",
              call + "61000, 62000, 62000, '429')",
              call + "119999, null, null, null)",
              "update channel set paused_at = 62000, paused_by = 'anna', paused_note = ''"
                  + " where name = 'circana'")) {
        sql.execute(change);
      }
    }
    try (Ledger ledger = open()) {
      assertThat(forms("ledger.db")).contains(Migrations.NEWEST);
      assertThat(forms("ledger-80.db")).as("as it was").contains("80").doesNotContain("85");
      Overview look = ledger.overview();
      Instant start = Instant.ofEpochMilli(60_000);
      assertThat(look.tally(CircanaBarcodes.CHANNEL, start, Duration.ofMinutes(1)))
          .containsExactly(new CallTally(start, 3, 30, 20, 1, 1));
      assertThat(look.rests(CircanaBarcodes.CHANNEL, start))
          .containsExactly(
              new ChannelRest(ChannelRest.BY_A_PERSON, Instant.ofEpochMilli(62_000), Instant.MAX));
    }
  }

  /** The versions of the migrations that made that file what it is. */
  private List<String> forms(String name) throws SQLException {
    List<String> forms = new ArrayList<>();
    try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + state.resolve(name));
        Statement sql = file.createStatement();
        ResultSet rows = sql.executeQuery("select version from flyway_schema_history")) {
      while (rows.next()) {
        forms.add(rows.getString(1));
      }
    }
    return forms;
  }

  /** How much of it is free by then is shown for both engines. */
  @Test
  @Override
  public void room_that_is_not_needed_goes_back_to_the_disk() {
    super.room_that_is_not_needed_goes_back_to_the_disk();
    scene().ledger.close();
    assertThat(state.resolve("ledger.db").toFile().length()).isLessThan(3_000_000);
    open().close();
  }

  @Override
  protected Ledger open() {
    return SqliteLedger.open(state.resolve("ledger.db"));
  }
}
