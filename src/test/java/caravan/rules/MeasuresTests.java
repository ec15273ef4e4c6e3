package caravan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the measures count what they say, seen on a house of one file. */
class MeasuresTests {

  @TempDir private Path folder;

  private Sources sources(String text) throws IOException {
    Files.writeString(folder.resolve("R.java"), text);
    return new Sources(folder);
  }

  @Test
  void a_method_has_the_lines_between_its_braces() throws IOException {
    Sources code =
        sources("class R {\n  R() {}\n  /* no code */\n\n  int a() {\n    return\n  1;\n  }\n}\n");
    assertThat(code.linesOfFiles()).containsExactly(9);
    assertThat(code.linesOfMethods()).containsExactly(0, 2);
    assertThat(code.linesOfCode()).isEqualTo(7);
  }

  @Test
  void what_a_route_says_in_strings_is_found_through_its_constants() throws IOException {
    RouteWords words =
        new RouteWords(
            sources(
                "class R { static final String ALL = \"read(${exchangeProperty.size})\"; void c() {"
                    + " x.bean(\"a\", ALL).bean(\"a\", \"read\").setBody(method(\"a\", \"is(\" + b + \")\"))"
                    + ".setProperty(\"batch\", body()).process(exchangeProperty(SPLIT)); } }"));
    assertThat(words.argumentLists()).isEqualTo(2);
    assertThat(words.exchangeProperties()).containsExactly("batch", "size");
  }

  @Test
  void a_spread_is_the_middle_nine_of_ten_and_the_longest() {
    assertThat(Measures.spread(List.of(5, 1, 4, 2, 3, 6, 7, 8, 9, 10, 90)))
        .isEqualTo("6 / 10 / 90");
  }

  @Test
  void an_arrow_climbs_from_a_floor_to_one_above() {
    assertThat(Floors.climbs("codes", "cli")).isTrue();
    assertThat(Floors.climbs("cli", "codes")).isFalse();
    assertThat(Floors.climbs("lists", "ledger")).isFalse();
  }
}
