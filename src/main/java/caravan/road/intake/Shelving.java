package caravan.road.intake;

import caravan.files.Durability;
import caravan.files.Folders;
import caravan.ledger.Lists;
import caravan.lists.archive.ListArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Lists that are enrolled leave the input folder: each at once, all of a round together for good.
 * Until then a crash leaves them out of the folder and not marked so, which the next start does.
 */
final class Shelving {

  private final ListArchive listArchive;
  private final Lists lists;
  private final Set<Path> touched = new LinkedHashSet<>();
  private final List<Long> moved = new ArrayList<>();

  /** The number of this process under which they were moved. */
  private long fence;

  Shelving(ListArchive listArchive, Lists lists) {
    this.listArchive = listArchive;
    this.lists = lists;
  }

  /**
   * Moves the file of a list into that folder; answers where it lies now.
   *
   * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had when it
   *     looked at the list
   */
  synchronized Path shelve(Path file, Path folder, long list, long fence) {
    if (fence != this.fence) {
      moved.clear(); // what was moved under another number is not ours to mark any more
      this.fence = fence;
    }
    Path place = listArchive.shelveUnforced(file, folder);
    touched.add(folder);
    touched.add(Folders.parent(file));
    moved.add(list);
    return place;
  }

  /** What was moved is on the disk, and then marked; what can't be is tried again the next time. */
  synchronized void settle() {
    if (moved.isEmpty()) {
      return;
    }
    touched.stream().filter(Files::isDirectory).forEach(Shelving::force);
    lists.shelved(moved, fence);
    touched.clear();
    moved.clear();
  }

  private static void force(Path folder) {
    try {
      Durability.force(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "can't bring the folder '%s' onto the disk: %s".formatted(folder, e.getMessage()), e);
    }
  }
}
