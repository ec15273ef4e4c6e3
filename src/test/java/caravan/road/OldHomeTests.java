package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that earlier versions left, each as {@code kill -9} found it. */
final class OldHomeTests {

  /** Three lists, one delivered, two at work with three calls under way; a fourth is held. */
  private static final String KILLED = "/homes/killed-2026-11.zip";

  /**
   * Of the form that the ledger had first in 1.0.0: two lists delivered, one at work with three
   * calls under way; a fourth is held.
   */
  private static final String KILLED_98 = "/homes/killed-form-98.zip";

  private static final Map<String, String> FOLDERS =
      Map.of("input", "in", "output", "out", "state", "state");

  @TempDir Path temp;

  @Test
  void a_home_of_2026_killed_in_mid_work_is_finished_and_nothing_is_paid_twice() throws Exception {
    unpack(KILLED);
    List<String> answered = products("2, 3");
    List<String> asked = products("0, 1");
    assertThat(answered).hasSize(150);
    assertThat(asked).hasSize(240);

    try (InProcess caravan = new InProcess(temp, SandboxOptions.unlimited().build()).start()) {
      assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(250);
      assertThat(caravan.receipt("german").at("/rows/total").asInt()).isEqualTo(120);

      Set<String> paid = caravan.sandbox().diary().paidProducts();
      assertThat(paid)
          .containsExactlyInAnyOrderElementsOf(asked)
          .doesNotContainAnyElementsOf(answered);
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      assertThat(caravan.rows("spring"))
          .allMatch(row -> row.get("status").asText().endsWith("found"));
      assertThat(caravan.input().resolve(".held/odd.csv")).exists();
      assertThat(caravan.daemon().ledger().overview().held()).hasSize(1);
    }
  }

  @Test
  void a_home_of_form_98_is_finished_and_what_it_was_lies_beside_it() throws Exception {
    unpack(KILLED_98);
    List<String> answered = products("2, 3");
    List<String> asked = products("0, 1");
    assertThat(answered).hasSize(290);
    assertThat(asked).hasSize(220);

    try (InProcess caravan = new InProcess(temp, SandboxOptions.unlimited().build()).start()) {
      assertThat(caravan.receipt("spring").at("/rows/total").asInt()).isEqualTo(450);
      assertThat(caravan.sandbox().diary().paidProducts())
          .containsExactlyInAnyOrderElementsOf(asked);
      assertThat(caravan.daemon().ledger().overview().held()).hasSize(1);
      assertThat(caravan.daemon().ledger().overview().find("winter")).isPresent();
      assertThat(temp.resolve("state/ledger-98.db")).exists();
    }
  }

  private void unpack(String home) throws IOException {
    InputStream zip = Objects.requireNonNull(OldHomeTests.class.getResourceAsStream(home));
    try (ZipInputStream in = new ZipInputStream(zip)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        int slash = name.indexOf('/');
        Path file = temp.resolve(FOLDERS.get(name.substring(0, slash)) + name.substring(slash));
        Files.createDirectories(file.getParent());
        Files.copy(in, file);
      }
    }
  }

  private List<String> products(String states) throws SQLException {
    List<String> products = new ArrayList<>();
    try (Connection ledger =
            DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("state/ledger.db"));
        Statement select = ledger.createStatement();
        ResultSet rows =
            select.executeQuery(
                "select product || '@' || domain from lookup where state in (" + states + ")")) {
      while (rows.next()) {
        products.add(rows.getString(1));
      }
    }
    return products;
  }
}
