package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.LedgerContents;
import caravan.sandbox.SandboxOptions;
import caravan.wiring.Ledgers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup that the command takes beside a daemon at work, and what becomes of it. */
@Tag("slow")
final class BackupTests {

  private static final int CODES = 400;

  @TempDir private Path folder;

  /** Two calls of ten codes each half second. */
  private InProcess caravan() {
    return new InProcess(folder, SandboxOptions.unlimited().remembered(10_000).build())
        .with("caravan.circana.rate", "20")
        .with("caravan.circana.window", "500ms")
        .with("caravan.circana.batch", "10");
  }

  @Test
  void a_backup_of_mid_work_is_restored_and_gone_on_with() throws Exception {
    Path backup = folder.resolve("backup.db");
    try (InProcess caravan = caravan().start()) {
      caravan.drop("before.txt", Home.asins(0, 20)).receipt("before");
      caravan.drop("list.txt", Home.asins(100, CODES));
      await().until(() -> caravan.sandbox().diary().tokens(CircanaBarcodes.CHANNEL) > 80);
      take(caravan, backup);
      Set<String> known = answered(backup);
      assertThat(known.size()).isBetween(20, 20 + CODES - 1);
      caravan.receipt("list");
      List<String> first = caravan.csv("list");
      takeByCommand(caravan, folder.resolve("later.db"));
      caravan.stop();

      restore(backup, caravan.state());
      caravan.start();

      assertThat(caravan.receipt("list-2").at("/rows/total").asInt()).isEqualTo(CODES);
      assertThat(caravan.rows("list-2"))
          .allMatch(row -> row.get("status").asText().endsWith("found"));
      assertThat(caravan.csv("list")).isEqualTo(first);
      assertThat(caravan.sandbox().diary().paidAgain().keySet())
          .doesNotContainAnyElementsOf(known)
          .hasSize(20 + CODES - known.size());
      assertThat(caravan.output()).isDirectoryNotContaining("glob:**before-2.*");
    }
  }

  /** At once: a command of its own takes seconds to begin on a busy machine. */
  private static void take(InProcess caravan, Path backup) {
    LedgerContents contents = Ledgers.backup(caravan.load(), backup, false);
    assertThat(contents.lists()).isEqualTo(2);
    assertThat(contents.rows()).isEqualTo(20 + CODES);
  }

  private void takeByCommand(Home home, Path backup) throws IOException {
    Path log = folder.resolve("backup.log");
    try (CaravanProcess command =
        CaravanProcess.command("ledger", "backup", backup.toString()).at(home).start(log)) {
      assertThat(command.ended(Duration.ofMinutes(2))).isTrue();
      assertThat(command.status()).as(command.said()).isZero();
      assertThat(command.said()).contains("The ledger is in " + backup, "2 lists with 420 rows");
    }
  }

  /** As operations.md tells. */
  private static void restore(Path backup, Path state) throws IOException {
    try (Stream<Path> ledger = Files.list(state)) {
      for (Path file :
          ledger.filter(one -> one.getFileName().toString().startsWith("ledger.db")).toList()) {
        Files.delete(file);
      }
    }
    Files.copy(backup, state.resolve("ledger.db"));
  }

  private static Set<String> answered(Path ledger) throws SQLException {
    Set<String> products = new HashSet<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement select = connection.createStatement();
        ResultSet rows =
            select.executeQuery(
                "select product || '@' || domain from lookup where state in (2, 3)")) {
      while (rows.next()) {
        products.add(rows.getString(1));
      }
    }
    return products;
  }
}
