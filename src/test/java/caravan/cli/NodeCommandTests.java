package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.cli.Shell.Said;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside a daemon that works with the same ledger in PostgreSQL. */
class NodeCommandTests {

  @TempDir private Path folder;

  private final PostgresDatabase database = PostgresDatabase.empty();

  @SuppressWarnings("NullAway.Init") // before each test
  private InProcess daemon;

  @SuppressWarnings("NullAway.Init")
  private Shell shell;

  @BeforeEach
  void start() {
    daemon = new InProcess(folder.resolve("daemon"), SandboxOptions.unlimited().build());
    shell = new Shell(folder.resolve("shell"), SandboxOptions.unlimited().build());
    for (Home home : new Home[] {daemon, shell}) {
      home.with("caravan.ledger.url", database.address().url())
          .with("caravan.ledger.user", "postgres")
          .with("caravan.circana.url", daemon.sandbox().uri().toString())
          .with("caravan.lookup.url", daemon.sandbox().uri().toString());
    }
    daemon.with("caravan.node.name", "alpha").start();
  }

  @AfterEach
  void close() {
    daemon.close();
    shell.close();
  }

  @Test
  void a_list_that_a_command_asks_for_comes_back_to_it_and_to_nobody_else() {
    daemon.drop("first.txt", Home.asins(0, 30));
    daemon.receipt("first");

    Said said = shell.say("enrich", shell.file("asked.txt", Home.asins(0, 40)).toString());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(shell.receipt("asked").path("tokensSpent").asInt()).isEqualTo(10);
    assertThat(daemon.delivered("asked")).isFalse();
    daemon.drop("last.txt", Home.asins(0, 41));
    assertThat(daemon.receipt("last").path("tokensSpent").asInt()).isEqualTo(10);
  }

  @Test
  void the_status_has_a_line_for_each_node() {
    assertThat(shell.say("status").out())
        .contains("node alpha: at work since ")
        .contains(", takes lists in, hands them back, 0 calls in flight");
  }

  /** What a user sees of it: no health, as nothing comes to work. */
  private void refused(String function, String words) {
    PostgresDatabase other = PostgresDatabase.empty();
    other.execute(function);
    Said said = shell.with("caravan.ledger.url", other.overlaid().url()).say("run");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains(words);
  }

  @Test
  void a_server_that_will_not_do_is_refused_at_the_start_in_a_line() {
    refused(
        """
        create function current_setting(name text) returns text language sql as
          $$ select case name when 'server_version_num' then '120022' else '12.22' end $$""",
        "is on PostgreSQL 12.22, which is too old: version 13 or newer is needed.\n");
    refused(
        """
        create sequence another;
        create function pg_backend_pid() returns integer language sql as
          $$ select nextval('another')::integer $$""",
        "is behind a pooler that shares sessions between transactions, which loses locks and"
            + " settings. Connect to PostgreSQL itself, or let the pooler pool by session"
            + " (PgBouncer: pool_mode=session).\n");
  }

  @Test
  void lists_of_a_node_that_is_lost_are_adopted_by_another() {
    try (InProcess lost =
        new InProcess(folder.resolve("lost"), SandboxOptions.unlimited().build())) {
      lost.with("caravan.ledger.url", database.address().url())
          .with("caravan.ledger.user", "postgres")
          .with("caravan.circana.url", daemon.sandbox().uri().toString())
          .with("caravan.node.name", "beta")
          .start();
      lost.drop("sent.txt", Home.asins(0, 10)).receipt("sent");
      assertThat(shell.say("pause", "circana").exit()).isZero();
      lost.drop("theirs.txt", Home.asins(0, 30));
      lost.drop("doubtful.csv", "EAN old,EAN new\n4006381333931,4260392391797\n");
      await()
          .until(
              () -> shell.say("status").out(),
              out -> out.matches("(?s).*(theirs.*doubtful|doubtful.*theirs).*"));
      database.execute(
          "insert into upload (list, server, home) select l.id, 'ftp://there', f.home"
              + " from list l, folder_node f where l.result = 'sent' and f.name = 'beta'");
      assertThat(shell.say("adopt", "beta").err()).contains("node beta lives");
      lost.stop();
    }
    assertThat(shell.say("status").out())
        .contains("1 list waits for node beta, which has not been heard of for ")
        .contains("if its machine is lost for good: caravan adopt beta");
    assertThat(shell.say("adopt", "gamma").err())
        .contains("no list waits for a node 'gamma'; lists wait for beta");

    Said said = shell.say("adopt", "beta", "--note", "burnt down", "--json");

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("\"done\"")
        .contains("1 list of node beta is handed back")
        .contains("doubtful.csv")
        .contains("'caravan deliver sent'");
    assertThat(shell.say("adopt", "beta").out().lines())
        .containsExactly(
            "No list waits for node beta.",
            "1 held list lies in an input folder that no node has any more (doubtful.csv): drop it again.",
            "Results of 1 list lie unsent in a state folder that no node has any more (sent): 'caravan deliver sent' hands it back once more, and they are sent then.");
    assertThat(shell.say("deliver", "sent").exit()).isZero();
    assertThat(daemon.receipt("sent").at("/rows/total").asInt()).isEqualTo(10);
    assertThat(shell.say("resume", "circana").exit()).isZero();
    assertThat(daemon.receipt("theirs").at("/rows/total").asInt()).isEqualTo(30);
  }
}
