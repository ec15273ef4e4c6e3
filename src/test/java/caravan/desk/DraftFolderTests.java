package caravan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stays of drafts, whatever becomes of their folder. */
class DraftFolderTests {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private DraftFolder drafts;

  @BeforeEach
  void open() {
    drafts = new DraftFolder(folder, CLOCK);
  }

  private Draft brought() throws IOException {
    Path receiving = drafts.receiving();
    Files.writeString(DraftFolder.received(receiving, 1), "B00NNUMI86");
    return drafts.put(receiving, List.of("spring.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"since\":\"2026-01-", "\0\0\0", "[]"})
  void a_draft_that_a_power_cut_damaged_stops_nobody_and_goes_at_the_next_start(String left)
      throws IOException {
    Draft whole = brought();
    Path damaged = folder.resolve(brought().id());
    Files.writeString(damaged.resolve("draft.json"), left);

    assertThat(drafts.all()).containsExactly(whole);
    try (CapturedLog log = new CapturedLog()) {
      drafts.clean();
      assertThat(log.lines())
          .containsExactly(
              "WARN The draft %s is damaged and is removed: bring its lists again"
                  .formatted(damaged));
    }
    assertThat(damaged).doesNotExist();
    assertThat(drafts.all()).containsExactly(whole);
  }

  @Test
  void what_came_only_in_part_goes_at_the_next_start_and_may_have_gone_before() throws IOException {
    Path half = drafts.receiving();
    Files.writeString(DraftFolder.received(half, 1), "B00N");
    drafts.clean();
    assertThat(half).doesNotExist();
    DraftFolder.clear(half);
    assertThat(folder).isEmptyDirectory();
  }
}
