package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldersTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"/a,/a", "/a,/a/b", "/a/b,/a", "/a/../b,/b/./c", "in,./in"})
  void results_do_not_land_among_the_lists(String input, String output) {
    assertThat(Load.faultsOfOptions("caravan.input", input, "caravan.output", output))
        .containsExactly(
            "caravan.output="
                + output
                + " (the command line): results would land among the lists;"
                + " keep it apart from caravan.input="
                + input
                + " (the command line)");
  }

  @Test
  void folders_whose_names_begin_alike_are_apart() {
    assertThat(Load.options("caravan.input", "/a/in", "caravan.output", "/a/input").warnings())
        .isEmpty();
  }

  @Test
  void the_state_is_not_kept_among_the_lists() {
    assertThat(Load.faultsOfOptions("caravan.input", "/a", "caravan.state", "/a/state"))
        .singleElement()
        .asString()
        .startsWith("caravan.state=/a/state (the command line): must not be inside");
    Load.options("caravan.output", "/a", "caravan.state", "/a/state");
  }

  @Test
  void the_state_is_not_the_folder_of_the_results() throws IOException {
    String fault =
        "caravan.state=/a (the command line): must not be the folder of the results,"
            + " caravan.output=/a (the command line)";
    assertThat(Load.faultsOfOptions("caravan.output", "/a", "caravan.state", "/a"))
        .containsExactly(fault);
    Path state = Files.createDirectory(folder.resolve("state"));
    Path link = Files.createSymbolicLink(folder.resolve("results"), state);
    assertThat(Load.faultsOfOptions("caravan.output", link + "", "caravan.state", state + ""))
        .singleElement()
        .asString()
        .contains("must not be the folder of the results");
  }

  @Test
  void a_link_to_a_folder_that_is_yet_to_be_made_is_that_folder() throws IOException {
    Path results = Files.createSymbolicLink(folder.resolve("results"), Path.of("state"));
    assertThat(
            Load.faultsOfOptions(
                "caravan.output", results + "", "caravan.state", folder.resolve("state") + ""))
        .singleElement()
        .asString()
        .contains("must not be the folder of the results");
    Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
    Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));
    Load.options("caravan.output", folder.resolve("one") + "");
  }

  @ParameterizedTest
  @CsvSource({"caravan.input,inbox", "caravan.output,outbox", "caravan.output,outbox/new"})
  void nobody_gets_into_what_the_state_folder_holds_of_its_own(String key, String own) {
    assertThat(Load.faultsOfOptions(key, "/s/" + own, "caravan.state", "/s"))
        .singleElement()
        .asString()
        .startsWith(key + "=/s/" + own)
        .contains("which Caravan needs for itself");
  }

  @Test
  void all_folders_below_the_state_folder_are_fine() {
    Load.options("caravan.state", "/s", "caravan.input", "/s/in", "caravan.output", "/s/out");
  }

  @Test
  void all_folders_in_one_are_told_one_by_one() {
    assertThat(Load.faultsOfOptions("caravan.input", "."))
        .hasSize(2)
        .anyMatch(fault -> fault.startsWith("caravan.output=output (default)"))
        .anyMatch(fault -> fault.startsWith("caravan.state=.caravan (default)"));
  }

  @Test
  void a_link_to_the_lists_is_the_lists() throws IOException {
    Path input = Files.createDirectory(folder.resolve("in"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), input);
    assertThat(
            Load.faultsOfOptions(
                "caravan.input", input.toString(), "caravan.output", link.resolve("new") + ""))
        .singleElement()
        .asString()
        .contains("results would land among the lists");
  }

  @Test
  void a_tilde_is_the_home_of_the_user() {
    Path home = Path.of(System.getProperty("user.home"));
    assertThat(Load.options("caravan.input", "~/lists").folders().input())
        .isEqualTo(home.resolve("lists").toAbsolutePath().normalize());
  }

  @Test
  void the_record_refuses_folders_that_get_into_each_other() {
    Path a = Path.of("/a");
    assertThatThrownBy(
            () ->
                new Settings.Folders(
                    a,
                    a,
                    Path.of("/s"),
                    Duration.ZERO,
                    List.of(),
                    new Settings.RemoteWatch(Duration.ofSeconds(10), false),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
