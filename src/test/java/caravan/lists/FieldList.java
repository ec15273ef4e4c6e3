package caravan.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A list of the trade and what became of it.
 *
 * @param name its path below the folder of such lists
 * @param complaints what is wrong, a line each
 */
record FieldList(String name, Produced produced, List<String> complaints) {

  private static final Path FIELD = Path.of("src/test/resources/field");

  /** The lists that have an expectation, at any depth. */
  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(FIELD)) {
      return files
          .filter(file -> file.toString().endsWith(Expectation.ENDING))
          .map(file -> file.toString().replace(Expectation.ENDING, ""))
          .map(Path::of)
          .sorted()
          .toList();
    }
  }

  /** Reads that list and judges what becomes of it. */
  static FieldList judged(Path list) throws IOException {
    Expectation expectation = Expectation.of(list);
    Produced produced = Produced.of(list, expectation.folder());
    return new FieldList(
        FIELD.relativize(list).toString(), produced, new FieldJudge().judge(expectation, produced));
  }

  boolean right() {
    return complaints.isEmpty();
  }

  boolean held() {
    return !produced.doubts().isEmpty();
  }
}
