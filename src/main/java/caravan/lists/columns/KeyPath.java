package caravan.lists.columns;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What objects of JSON that were taken apart call their values: {@code record.data.Country} beside
 * {@code record.data.ASIN} is the country of that code, whatever the objects around both are.
 */
final class KeyPath {

  private static final char SEAM = '.';

  private KeyPath() {}

  /** The names, those of a code and of values beside it without the way that leads to both. */
  static List<String> besideCodes(List<String> names) {
    List<String> paths =
        names.stream().map(KeyPath::ofCode).flatMap(Optional::stream).distinct().toList();
    if (paths.isEmpty()) {
      return names;
    }
    List<String> last = names.stream().map(KeyPath::last).toList();
    return names.stream()
        .map(name -> paths.contains(way(name)) && !shared(name, last) ? last(name) : name)
        .toList();
  }

  /** Whether it names codes as another does, so that the way has to tell them from each other. */
  private static boolean shared(String name, List<String> last) {
    return Heading.of(last(name)).names() && Collections.frequency(last, last(name)) > 1;
  }

  private static String way(String name) {
    return name.substring(0, name.lastIndexOf(SEAM) + 1);
  }

  private static String last(String name) {
    return name.substring(name.lastIndexOf(SEAM) + 1);
  }

  /** The way to a code, if it says nothing of whose the code is. */
  private static Optional<String> ofCode(String name) {
    return Stream.of(name)
        .filter(n -> Heading.of(last(n)).names())
        .map(KeyPath::way)
        .filter(way -> !way.isEmpty() && !ofOthers(Heading.of(way)))
        .findFirst();
  }

  private static boolean ofOthers(Heading path) {
    return path.rank() == Heading.Rank.OTHER || path.has(Meaning.ELSEWHERE);
  }
}
