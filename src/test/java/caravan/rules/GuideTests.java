package caravan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The way in for whoever carries the house on names what is there, and all of it. */
class GuideTests {

  private static final Path ARCHITECTURE = Path.of("src/docs/architecture.md");
  private static final Path DEVELOPING = Path.of("src/docs/developing.md");
  private static final Path PROMISES = Path.of("src/docs/promises.md");
  private static final Path README = Path.of("README.md");
  private static final Path TESTS = Path.of("src/test/java/caravan");
  private static final Path ROOMS = Path.of("src/main/java/caravan");
  private static final Pattern A_FILE =
      Pattern.compile(
          "`((?:src|routes|\\.ci|\\.mvn)/[\\w./-]+|[\\w-]+\\.md)`|\\]\\(([\\w./-]+)\\)");
  private static final Pattern A_TEST = Pattern.compile("`([\\w/]+)#(\\w+)`");
  private static final Pattern A_PROMISE = Pattern.compile("(?m)^- \\*\\*(.+?)\\.?\\*\\*");
  private static final Pattern A_PROFILE = Pattern.compile("-P(\\w+)");

  @Test
  void every_file_that_is_named_is_there() {
    for (Path page : List.of(ARCHITECTURE, DEVELOPING, PROMISES, README)) {
      assertThat(A_FILE.matcher(text(page)).results().filter(named -> !there(page, named)).toList())
          .as("named in %s and not there", page)
          .extracting(MatchResult::group)
          .isEmpty();
    }
  }

  /** A route may be named without its ending; a link begins at its page. */
  private static boolean there(Path page, MatchResult named) {
    String file = named.group(1) == null ? named.group(2) : named.group(1);
    return Files.exists(Path.of(file))
        || Files.exists(Path.of(file + ".java"))
        || Files.exists(page.resolveSibling(file));
  }

  @Test
  void every_room_has_its_line() {
    assertThat(names(ROOMS, Files::isDirectory))
        .allSatisfy(room -> assertThat(text(ARCHITECTURE)).contains("| `" + room + "` | "));
    assertThat(Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(text(ARCHITECTURE)).results())
        .extracting(room -> room.group(1))
        .filteredOn(room -> !room.equals("caravan"))
        .isSubsetOf(names(ROOMS, Files::isDirectory));
  }

  @Test
  void every_route_has_its_place_on_the_way_of_a_code() {
    assertThat(names(Path.of("routes"), Files::isRegularFile))
        .allSatisfy(
            file ->
                assertThat(text(ARCHITECTURE))
                    .contains("`routes/" + file.replace(".java", "") + "`"));
  }

  @Test
  void every_profile_that_is_named_is_there() {
    for (Path page : List.of(DEVELOPING, README)) {
      assertThat(A_PROFILE.matcher(text(page)).results().map(profile -> profile.group(1)))
          .isNotEmpty()
          .allSatisfy(id -> assertThat(text(Path.of("pom.xml"))).contains("<id>" + id + "</id>"));
    }
  }

  @Test
  void every_promise_names_tests_that_are_there() {
    assertThat(A_PROMISE.matcher(promised()).results().map(promise -> promise.group(1)))
        .isNotEmpty()
        .allSatisfy(promise -> assertThat(text(PROMISES)).contains("| **" + promise + "** |"));
    assertThat(text(PROMISES).lines().filter(line -> line.startsWith("| ")))
        .filteredOn(line -> !line.startsWith("| **") && !line.equals("| promise | kept by |"))
        .allMatch(line -> A_TEST.matcher(line).find());
    assertThat(A_TEST.matcher(text(PROMISES)).results())
        .isNotEmpty()
        .allSatisfy(
            test ->
                assertThat(text(TESTS.resolve(test.group(1) + ".java")))
                    .contains(" void " + test.group(2) + "("));
  }

  private static String promised() {
    String from = text(README).split("## What is promised", 2)[1];
    return from.substring(0, from.indexOf("\n## "));
  }

  private static List<String> names(Path folder, Predicate<Path> which) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(which).map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
