package caravan.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeNameTests {

  private static final int ROOM = 200;

  private final SafeName names = new SafeName(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource({
    "spring.csv,           spring",
    "spring.txt,           spring",
    "Spring Sale.XLSX,     Spring Sale",
    "list.csv.gz,          list",
    "list.gz,              list",
    "list,                 list",
    "a.2026.csv,           a.2026",
    "data.dat,             data.dat",
    "frühjahr–春.ndjson,    frühjahr–春",
    "👩‍🚀.csv,               👩‍🚀",
    "-rf.csv,              _rf",
    "..,                   __",
    ".csv,                 _csv",
    "...csv,               __",
    "a/b\\c:d.csv,         a_b_c_d",
    "../../etc/passwd,     _._.._etc_passwd",
    "~$x.csv,              _$x",
    "con.csv,              _con",
    "LPT1.x.csv,           _LPT1.x",
    "console.csv,          console",
    "spring.receipt.json,  spring-receipt",
    "spring.crosswalk.csv, spring-crosswalk",
    "spring.Changes.csv,   spring-Changes",
    "spring.PARTIAL.csv,   spring-PARTIAL",
    "'a .csv',             a_",
  })
  void a_lists_name_becomes_a_base(String list, String base) {
    assertThat(names.base(list, ROOM)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb.csv", "a\u0000b.csv", "a\u001Bb.csv", "a\u202Eb.csv", "a\uD800b.csv"})
  void what_a_terminal_or_a_disk_stumbles_over_is_a_line(String list) {
    assertThat(names.base(list, ROOM)).isEqualTo("a_b");
  }

  @Test
  void a_name_that_the_machine_can_not_write_is_spelled_with_what_it_can() {
    assertThat(new SafeName(StandardCharsets.US_ASCII).base("grün春.csv", ROOM)).isEqualTo("gr_n_");
  }

  @Test
  void long_names_are_cut_between_characters_and_stay_apart() {
    String long1 = names.base("春".repeat(90) + "1.csv", ROOM);
    String long2 = names.base("春".repeat(90) + "2.csv", ROOM);

    assertThat(long1).startsWith("春".repeat(63) + "-").isNotEqualTo(long2);
    assertThat(long1.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ROOM);
  }

  @Property(tries = 2_000)
  void any_name_becomes_one_visible_segment(
      @ForAll String name, @ForAll @IntRange(min = 20, max = 255) int room) {
    String base = names.base(name, room);

    assertThat(base).isNotEmpty().doesNotContain("/", "\\", "\u0000").doesNotStartWith(".");
    assertThat(base)
        .doesNotStartWith("-")
        .doesNotMatch("(?is).*\\.(receipt|partial|crosswalk|changes)");
    assertThat(base.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(room);
    assertThat(Path.of("out", base).normalize()).isEqualTo(Path.of("out").resolve(base));
  }

  @Property
  void a_safe_name_stays_as_it_is(@ForAll String name) {
    String safe = names.folder(name);

    assertThat(names.folder(safe)).isEqualTo(safe);
  }
}
