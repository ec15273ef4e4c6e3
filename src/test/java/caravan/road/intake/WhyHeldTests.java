package caravan.road.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads beside a held list. */
class WhyHeldTests {

  @TempDir private Path folder;
  private IntakeScene scene;

  @BeforeEach
  void open() throws IOException {
    scene = new IntakeScene(folder);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private String why(String name, String text, OptionalLong over) throws IOException {
    Path file = scene.drop(name, text);
    Screened list = scene.screening(true, over).screen(file, "", name);
    assertThat(list.held()).isTrue();
    scene.heldLists.hold(file, list.survey().head(), list);
    return Files.readString(scene.input.resolve(".held").resolve(name + ".why.txt"));
  }

  @Test
  void it_says_why_how_it_was_read_and_the_ways_out() throws IOException {
    String why = why("spring.csv", IntakeScene.doubtful(), OptionalLong.empty());
    assertThat(why)
        .startsWith("spring.csv is held: nothing was asked for, and nothing was paid.")
        .contains("Why: ", "check digit")
        .contains("How it was read: ", "headings in line 1")
        .contains("'EAN'", "1. '4006381333930': ")
        .contains("caravan release spring.csv\n", "caravan release spring.csv --column NAME")
        .contains("caravan discard spring.csv")
        .contains("Either is remembered for lists with the same headings.");
  }

  @Test
  void a_price_is_approved_for_this_list_alone() throws IOException {
    String why = why("dear.txt", "B000000101\nB000000102\n", OptionalLong.of(9));
    assertThat(why)
        .contains("Why: it would cost 10 tokens, and more than 9 need a word")
        .contains("2 right, 0 wrong, 0 empty; 10 tokens")
        .contains("no headings")
        .doesNotContain("Either is remembered");
  }

  @Test
  void a_name_that_a_shell_would_take_apart_is_quoted() throws IOException {
    String why = why("it's dear.txt", "B000000101\n", OptionalLong.of(9));
    assertThat(why).contains("caravan discard 'it'\\''s dear.txt'");
  }
}
