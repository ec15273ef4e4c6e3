package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.Arrivals;
import caravan.ledger.Duty;
import caravan.ledger.Heartbeat;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerObserver;
import caravan.ledger.NodeIdentity;
import caravan.ledger.jdbc.PostgresDatabase;
import caravan.ledger.jdbc.PostgresLedger;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.results.ResultWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What two nodes leave half written in the output folder that they share. */
class UnfinishedResultsTests {

  private final PostgresDatabase database = PostgresDatabase.fresh();
  private final Ledger one = node("one");
  private final Ledger two = node("two");

  @TempDir private Path output;

  private Ledger node(String name) {
    Ledger ledger = PostgresLedger.open(database.address(), LedgerObserver.NONE);
    NodeIdentity identity =
        new NodeIdentity(
            "home of " + name,
            name,
            "1.0",
            "",
            "in",
            "out",
            Duration.ofSeconds(4),
            Set.of(Duty.output("out")));
    ledger.nodes().join(identity, new Heartbeat(Arrivals.NONE, Map.of()), Clock.systemUTC());
    return ledger;
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  private UnfinishedResults begun(Ledger node) {
    ResultRules rules =
        new ResultRules(output, Set.of(ResultFormat.CSV), Formulas.ESCAPE, Delimiter.COMMA);
    UnfinishedResults unfinished =
        new UnfinishedResults(
            node, new ResultWriter(rules, node.nodes()::id, node.nodes()::stands));
    unfinished.clean();
    return unfinished;
  }

  private Path half(Ledger node) throws IOException {
    return Files.createFile(output.resolve(".list.csv." + node.nodes().id() + ".part"));
  }

  @Test
  void what_a_node_left_goes_when_it_is_gone_and_what_the_living_write_stays() throws IOException {
    Path ours = half(one);
    Path theirs = half(two);
    UnfinishedResults unfinished = begun(one);
    unfinished.look();
    assertThat(theirs).exists();

    two.close();
    unfinished.look();

    assertThat(theirs).doesNotExist();
    assertThat(ours).exists();
  }

  @Test
  void it_goes_when_the_node_that_handed_results_back_before_is_gone() throws IOException {
    UnfinishedResults unfinished = begun(two);
    Path left = half(one);
    one.close();
    unfinished.look();
    assertThat(left).doesNotExist();
  }
}
