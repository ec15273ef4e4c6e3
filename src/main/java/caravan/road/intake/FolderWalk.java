package caravan.road.intake;

import caravan.files.TemporaryNames;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look through the input folder and the folders in it. Each folder is walked once, where it
 * really lies: a link to a folder is not followed. A name is taken in the bytes that the file
 * system has, so that what is listed can be opened whatever it is called. What is hidden or
 * unfinished by its name is passed over. Nothing is thrown: what can't be read is an obstacle.
 */
final class FolderWalk {

  private final Path input;
  private final Obstacles obstacles;
  private final Consumer<Path> folders;
  private final BiConsumer<Path, FileStamp> files;
  private final Set<Object> walked = new HashSet<>();

  /**
   * @param folders is told each folder before it is looked through
   * @param files is told each file, and pipe, socket or device, with how it looks; of a link to a
   *     file that lies in the input folder too, how that looks
   */
  FolderWalk(
      Path input, Obstacles obstacles, Consumer<Path> folders, BiConsumer<Path, FileStamp> files) {
    this.folders = folders;
    this.input = input;
    this.obstacles = obstacles;
    this.files = files;
  }

  void walk() {
    List<Path> open = new ArrayList<>(List.of(input));
    while (!open.isEmpty()) {
      open.addAll(folder(open.remove(open.size() - 1)));
    }
  }

  /** Answers the folders in it; its own is closed before they are opened. */
  private List<Path> folder(Path folder) {
    folders.accept(folder);
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (!TemporaryNames.leftAlone(String.valueOf(entry.getFileName()))) {
          entry(entry, inside);
        }
      }
    } catch (DirectoryIteratorException e) {
      obstacles.fault(folder, why(folder, Objects.requireNonNull(e.getCause())));
    } catch (IOException e) {
      obstacles.fault(folder, why(folder, e));
    }
    return inside;
  }

  private void entry(Path entry, List<Path> inside) throws IOException {
    FileStamp stamp = looked(entry, LinkOption.NOFOLLOW_LINKS);
    if (stamp == null) {
      return;
    }
    switch (stamp.kind()) {
      case FOLDER -> {
        if (stamp.inode() == null || walked.add(stamp.inode())) {
          inside.add(entry);
        }
      }
      case LINK -> link(entry);
      case FILE, OTHER -> files.accept(entry, stamp);
    }
  }

  /** Null where somebody took it away just now. */
  private static @Nullable FileStamp looked(Path entry, LinkOption... links) throws IOException {
    try {
      return FileStamp.of(entry, links);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private void link(Path link) {
    String shown = ReadableNames.shown(link);
    try {
      if (!link.toRealPath().startsWith(input.toRealPath())) {
        obstacles.leftAlone(
            link, shown + " is a link that leads out of the input folder: it is left alone");
        return;
      }
      FileStamp target = FileStamp.of(link);
      if (target.kind() == FileStamp.Kind.FOLDER) {
        obstacles.leftAlone(
            link,
            shown
                + " is a link to a folder of the input folder: it is not followed, the lists in"
                + " that folder are read where they lie");
        return;
      }
      files.accept(link, target);
    } catch (IOException e) {
      obstacles.leftAlone(
          link, shown + " is a link that leads nowhere: it is left alone, remove it");
    }
  }

  private String why(Path folder, IOException cause) {
    String what =
        (folder.equals(input) ? "the input folder " : "the folder ") + ReadableNames.shown(folder);
    if (cause instanceof AccessDeniedException) {
      return what
          + " may not be read: no list in it is taken in; give Caravan's user the right to (chmod"
          + " g+rwx, chown)";
    }
    if (cause instanceof NoSuchFileException) {
      return what
          + " is not there: no list is taken in until it is; make it, or mount its drive again";
    }
    if (cause instanceof NotDirectoryException) {
      return what + " is a file: no list is taken in; move it away and make the folder";
    }
    return what
        + " can't be read: no list in it is taken in; "
        + (cause instanceof FileSystemException problem && problem.getReason() != null
            ? problem.getReason()
            : cause.getMessage());
  }
}
