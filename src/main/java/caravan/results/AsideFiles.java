package caravan.results;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are whole on the disk and have not all got their names.
 *
 * @param places where they are to stand, the receipt last
 * @param node who wrote them: each writes under temporary names of its own; 0 where there is but
 *     one
 */
public record AsideFiles(List<Path> places, long node) {

  public AsideFiles {
    places = List.copyOf(places);
  }

  /** Where they are until they get their names. */
  public Stream<Path> temporaries() {
    return places.stream().map(place -> AtomicFile.temporary(place, node));
  }
}
