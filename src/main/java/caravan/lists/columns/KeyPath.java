package caravan.lists.columns;

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

  /** The names, those of values beside a code without the way that leads to both. */
  static List<String> besideCodes(List<String> names) {
    List<String> paths =
        names.stream().map(KeyPath::ofCode).flatMap(Optional::stream).distinct().toList();
    return paths.isEmpty() ? names : names.stream().map(name -> within(name, paths)).toList();
  }

  /** The way to a code, if it says nothing of whose the code is. */
  private static Optional<String> ofCode(String name) {
    int seam = name.lastIndexOf(SEAM);
    return Stream.of(name)
        .filter(n -> seam > 0 && Heading.of(n.substring(seam + 1)).names())
        .map(n -> n.substring(0, seam + 1))
        .filter(path -> !ofOthers(Heading.of(path)))
        .findFirst();
  }

  private static boolean ofOthers(Heading path) {
    return path.rank() == Heading.Rank.OTHER || path.has(Meaning.ELSEWHERE);
  }

  private static String within(String name, List<String> paths) {
    int seam = name.lastIndexOf(SEAM) + 1;
    String last = name.substring(seam);
    return paths.contains(name.substring(0, seam)) && !Heading.of(last).names() ? last : name;
  }
}
