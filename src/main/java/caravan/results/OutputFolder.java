package caravan.results;

import caravan.files.Durability;
import caravan.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The folder that no result may leave, also not through a link. */
final class OutputFolder {

  static final String RECEIPT = ".receipt.json";
  static final String PARTIAL = ".partial.csv";

  private static final List<String> ENDINGS =
      Stream.concat(
              Arrays.stream(ResultFormat.values()).map(ResultFormat::ending),
              Stream.of(RECEIPT, PARTIAL))
          .toList();

  /** How many characters the longest ending of a result has. */
  static final int LONGEST_ENDING = ENDINGS.stream().mapToInt(String::length).max().orElseThrow();

  private final Path root;

  OutputFolder(Path root) {
    this.root = root;
  }

  /** Where a file of that base stands; refuses a base that leaves the folder. */
  Path place(String base, String ending) {
    Path place = root.resolve(base + ending).normalize();
    if (!place.startsWith(root) || base.isEmpty() || base.endsWith("/")) {
      throw new ResultException(place, "the name '" + base + "' leaves the folder " + root);
    }
    return place;
  }

  /** Whether that is a place below the folder. */
  boolean contains(Path place) {
    return place.normalize().startsWith(root);
  }

  /** The place of the partial result of a list whose receipt stands there. */
  static Path partial(Path receipt) {
    String name = receipt.getFileName().toString();
    return receipt.resolveSibling(name.substring(0, name.length() - RECEIPT.length()) + PARTIAL);
  }

  /** Whether nothing of ours, or of anybody's, stands under that base. */
  boolean free(String base) {
    return ENDINGS.stream()
        .noneMatch(ending -> Files.exists(place(base, ending), LinkOption.NOFOLLOW_LINKS));
  }

  /** Makes the folder of that base where it is missing; refuses links that lead out. */
  Path open(String base) {
    Path folder = folder(base);
    try {
      check(folder);
      if (!Files.isDirectory(folder)) {
        Folders.make(folder);
        check(folder);
      }
      return folder;
    } catch (IOException e) {
      throw ResultException.writing(folder, e);
    }
  }

  /** Shows by doing it whether a file can be written. */
  synchronized void tryOut(long node, Disk disk) {
    try {
      Folders.make(root);
      try (AtomicFile atomicFile = new AtomicFile(root.resolve("try.csv"), node, disk)) {
        atomicFile.stream().write('.');
        atomicFile.force();
      }
    } catch (IOException e) {
      throw ResultException.writing(root, e);
    }
  }

  /** Refuses a base whose folder leads out through a link. */
  void check(String base) {
    Path folder = folder(base);
    try {
      check(folder);
    } catch (IOException e) {
      throw ResultException.writing(folder, e);
    }
  }

  private void check(Path folder) throws IOException {
    Path there = folder;
    while (!there.equals(root) && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = parent(there);
    }
    if (Files.exists(root) && !there.toRealPath().startsWith(root.toRealPath())) {
      throw new ResultException(
          there,
          there
              + " is a link that leads out of "
              + root
              + "; put a folder in its place, or set"
              + " caravan.output to where it leads");
    }
  }

  /** Makes the names in folders durable, and their own up to the output folder. */
  void force(Stream<Path> folders) {
    folders
        .distinct()
        .forEach(
            folder -> {
              try {
                force(folder);
              } catch (IOException e) {
                throw ResultException.writing(folder, e);
              }
            });
  }

  private void force(Path folder) throws IOException {
    for (Path at = folder; !at.equals(root); at = parent(at)) {
      if (Files.exists(at)) { // else somebody took it away with all that was in it
        Durability.force(at);
      }
    }
    Durability.force(root);
  }

  /**
   * Removes our temporaries that were not written to since then; returns how many.
   *
   * @param kept temporaries that stay
   * @param living nodes whose temporaries stay
   */
  int clean(Instant before, Collection<Path> kept, Set<Long> living) {
    try {
      StaleTempFiles staleTempFiles = new StaleTempFiles(before, real(kept), living);
      if (Files.exists(root)) {
        Files.walkFileTree(root.toRealPath(), staleTempFiles);
      }
      return staleTempFiles.removed();
    } catch (IOException e) {
      throw ResultException.writing(root, e);
    }
  }

  private static Set<Path> real(Collection<Path> temporaries) throws IOException {
    Set<Path> real = new HashSet<>();
    for (Path temporary : temporaries) {
      if (Files.exists(temporary, LinkOption.NOFOLLOW_LINKS)) {
        real.add(temporary.toRealPath());
      }
    }
    return real;
  }

  private Path folder(String base) {
    return parent(place(base, RECEIPT));
  }

  private Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? root : parent;
  }
}
