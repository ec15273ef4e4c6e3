package caravan.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.harness.CaravanProcess;
import caravan.harness.FileTree;
import caravan.harness.Home;
import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Caravan is killed at every step between a list and its being held, and between a person's word
 * and what becomes of it; {@code -Dcaravan.crash.long=true} kills at all of them, otherwise at
 * some.
 */
class HeldCrashTests {

  private static final boolean LONG = Boolean.getBoolean("caravan.crash.long");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final List<String> HOLDING =
      List.of(
          "ledger.hold.before",
          "ledger.hold.after",
          "create.why.after",
          "move.why.before",
          "move.why.after",
          "link.held.before",
          "link.held.after",
          "delete.list.before",
          "delete.list.after",
          "ledger.lies.before",
          "ledger.lies.after",
          "ledger.heldShelved.before",
          "ledger.heldShelved.after");

  private static final List<String> RELEASING =
      List.of(
          "ledger.open.after",
          "ledger.enrolKnown.before",
          "ledger.enrolKnown.after",
          "ledger.enrolled.before",
          "ledger.enrolled.after",
          "link.done.before",
          "link.done.after",
          "delete.held.after",
          "ledger.endHeld.before",
          "ledger.endHeld.after");

  private static final List<String> DISCARDING =
      List.of(
          "create.reason.after",
          "move.reason.after",
          "link.failed.after",
          "delete.held.after",
          "ledger.endHeld.before",
          "ledger.endHeld.after");

  private static final List<String> SHORT =
      List.of(
          "ledger.hold.after",
          "link.held.after",
          "ledger.lies.before",
          "ledger.enrolled.after",
          "link.done.after",
          "link.failed.after");

  @TempDir Path folder;
  private Home home;
  private int starts;

  @BeforeEach
  void furnish() {
    home = new Home(folder, SandboxOptions.unlimited().build()).without("caravan.circana.key");
  }

  @AfterEach
  void close() {
    home.close();
  }

  private static List<String> points(List<String> all) {
    return LONG ? all : all.stream().filter(SHORT::contains).toList();
  }

  private CaravanProcess start(String point) {
    return Crashing.at(point, home, folder.resolve("log-" + starts++));
  }

  private void killedAt(String point) {
    try (CaravanProcess victim = start(point)) {
      Crashing.killed(victim, point, PATIENCE);
    }
  }

  /** Twelve codes whose check digits are wrong. */
  private void drop(String name, int number) {
    String text =
        IntStream.range(number * 100, number * 100 + 12)
            .mapToObj(HeldCrashTests::wrong)
            .collect(Collectors.joining("\n", "EAN,shelf\n", "\n"));
    home.drop(name, text);
  }

  private static String wrong(int number) {
    String body = "40063%07d".formatted(number);
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return body + (11 - sum % 10) % 10 + ",a";
  }

  private Ledger ledger() {
    return SqliteLedger.open(home.state().resolve("ledger.db"));
  }

  private List<String> held() {
    try (Ledger ledger = ledger()) {
      return ledger.overview().held().stream().map(Held::path).toList();
    }
  }

  @Test
  void killed_at_every_step_each_list_is_held_once_and_what_a_person_said_is_done_once()
      throws Exception {
    List<String> names = new ArrayList<>();
    for (String point : points(HOLDING)) {
      names.add("held-%02d.csv".formatted(names.size()));
      drop(names.get(names.size() - 1), names.size());
      killedAt(point);
    }
    int most = points(RELEASING).size() + points(DISCARDING).size();
    while (names.size() < most + 1) {
      names.add("held-%02d.csv".formatted(names.size()));
      drop(names.get(names.size() - 1), names.size());
    }
    heldOnce(names);
    List<String> released = said(names, points(RELEASING), true);
    List<String> discarded =
        said(names.subList(released.size(), names.size()), points(DISCARDING), false);
    List<String> left = names.subList(released.size() + discarded.size(), names.size());
    try (CaravanProcess victim = start("")) {
      await("the rest").atMost(PATIENCE).until(() -> held().equals(left));
      await("results").atMost(PATIENCE).until(() -> receipts() == released.size());
    }
    assertThat(receipts()).isEqualTo(released.size());
    assertThat(FileTree.files(home.input().resolve(".done"))).isEqualTo(released);
    assertThat(FileTree.files(home.input().resolve(".failed")))
        .isEqualTo(besides(discarded, ".reason.txt"));
    assertThat(FileTree.files(home.input().resolve(".held"))).isEqualTo(besides(left, ".why.txt"));
    for (int i = released.size(); i < names.size(); i++) {
      Gtin first = new Gtin(CodeType.EAN, wrong((i + 1) * 100).substring(0, 13));
      assertThat(home.sandbox().diary().paid(first, Domain.COM)).as(names.get(i)).isZero();
    }
  }

  private long receipts() throws IOException {
    return FileTree.files(home.output()).stream().filter(n -> n.endsWith(".receipt.json")).count();
  }

  private static List<String> besides(List<String> names, String what) {
    return names.stream().flatMap(name -> Stream.of(name, name + what)).toList();
  }

  private void heldOnce(List<String> names) throws IOException {
    try (CaravanProcess victim = start("")) {
      await("all are held")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(FileTree.files(home.input())).allMatch(name -> name.startsWith("."));
                assertThat(held()).as(victim::said).containsExactlyInAnyOrderElementsOf(names);
              });
    }
    assertThat(FileTree.files(home.input().resolve(".held"))).isEqualTo(besides(names, ".why.txt"));
    assertThat(FileTree.files(home.output())).isEmpty();
  }

  /** Says a word on a list for each point, and kills there; answers the lists. */
  private List<String> said(List<String> names, List<String> points, boolean release) {
    for (int i = 0; i < points.size(); i++) {
      String name = names.get(i);
      try (Ledger ledger = ledger()) {
        Held list =
            ledger.overview().held().stream()
                .filter(one -> one.path().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(
                release
                    ? ledger.holds().release(list.id(), Choice.AS_READ, Instant.now())
                    : ledger.holds().discardHeld(list.id()))
            .isTrue();
      }
      killedAt(points.get(i));
    }
    return List.copyOf(names.subList(0, points.size()));
  }
}
