package caravan.road.delivery;

import caravan.files.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Results that servers are still to get, a folder a list. They are second names of the files in the
 * output folder, so that whoever takes those away does not take them from the servers too.
 */
public final class Outbox {

  private static final String RECEIPT = ".receipt.json";

  /** What it calls a list's folder. */
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Path folder;

  public Outbox(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps the results of a list, in place of what was kept for it before.
   *
   * @param files where each is, by the name that it is to have
   */
  void keep(long list, Map<String, Path> files) {
    Path kept = of(list);
    try {
      remove(list);
      Files.createDirectories(kept);
      for (Map.Entry<String, Path> file : files.entrySet()) {
        link(file.getValue(), kept.resolve(file.getKey()));
      }
      Durability.force(kept); // what stands in the outbox is owed
      Durability.force(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("can't keep results in " + kept + ": " + e.getMessage(), e);
    }
  }

  private static void link(Path file, Path second) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, second, StandardCopyOption.REPLACE_EXISTING);
      Durability.force(second);
    }
  }

  /** The lists of which results are kept. */
  List<Long> lists() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> kept = Files.list(folder)) {
      return kept.map(path -> path.getFileName().toString())
          .filter(name -> NUMBER.matcher(name).matches())
          .map(Long::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder + ": " + e.getMessage(), e);
    }
  }

  /** The results of a list, the receipt last; empty if none are kept. */
  List<Path> files(long list) {
    Path kept = of(list);
    if (!Files.isDirectory(kept)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(kept)) {
      return files.sorted(Outbox::receiptLast).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + kept + ": " + e.getMessage(), e);
    }
  }

  private static int receiptLast(Path one, Path other) {
    int kind = Boolean.compare(receipt(one), receipt(other));
    return kind != 0 ? kind : one.compareTo(other);
  }

  private static boolean receipt(Path file) {
    return file.getFileName().toString().endsWith(RECEIPT);
  }

  /** Nobody needs them any more. */
  void remove(long list) {
    try {
      for (Path file : files(list)) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(of(list));
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + of(list) + ": " + e.getMessage(), e);
    }
  }

  private Path of(long list) {
    return folder.resolve(String.valueOf(list));
  }
}
