package caravan.desk;

import caravan.codes.Choice;
import caravan.files.Durability;
import caravan.ledger.FirstForecast;
import caravan.ledger.StartedList;
import caravan.ledger.Urgency;
import caravan.lists.archive.ListArchive;
import caravan.lists.reader.ListReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Puts lists of drafts into the input folder: each lies there whole under a name that no list has
 * before it is written down that it is started, and gets its own name after. Methods throw {@link
 * UncheckedIOException} where the file system refuses.
 */
final class Handover {

  private final Path input;
  private final ListArchive archive = new ListArchive();

  /**
   * @param input the folder where lists are dropped
   */
  Handover(Path input) {
    this.input = input;
  }

  /** Copies a list to where it can be started from; of the same bytes, and on the disk. */
  StartedList prepare(
      String draft,
      DraftList list,
      Path file,
      @Nullable Choice choice,
      Urgency urgency,
      FirstForecast quoted) {
    Path aside = aside(draft, list);
    try {
      Files.createDirectories(Objects.requireNonNull(aside.getParent()));
      try (OutputStream out = Files.newOutputStream(aside)) { // with the rights of any new file
        Files.copy(file, out);
      }
      Durability.force(aside);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "'%s' can't be put into %s: %s".formatted(list.name(), input, e.getMessage()), e);
    }
    return new StartedList(
        draft,
        list.number(),
        list.folder(),
        list.name(),
        ListReader.identity(aside),
        choice == null ? Choice.AS_READ : choice,
        urgency,
        quoted);
  }

  /** Takes away what was prepared for a start that did not come about. */
  void undo(String draft, DraftList list) {
    undo(aside(draft, list));
  }

  /**
   * Gives a started list its own name in the input folder, or another where that is taken; one that
   * has it already is left alone.
   *
   * @return whether it has it; not where the folder is away
   */
  boolean place(StartedList list) {
    Path aside = aside(list.draft(), list.number(), list.folder());
    Path folder = Objects.requireNonNull(aside.getParent());
    if (!Files.isDirectory(folder)) {
      return false;
    }
    if (Files.exists(aside)) {
      if (named(aside)) {
        undo(aside);
      } else {
        archive.place(aside, folder.resolve(list.name()));
      }
    }
    return true;
  }

  /** Whether it got its name just before a crash, which it keeps wherever it is moved. */
  private static boolean named(Path aside) {
    try {
      return aside.getFileSystem().supportedFileAttributeViews().contains("unix")
          && Files.getAttribute(aside, "unix:nlink") instanceof Integer links
          && links > 1;
    } catch (IOException e) {
      throw new UncheckedIOException("can't look at " + aside + ": " + e.getMessage(), e);
    }
  }

  private static void undo(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + aside + ": " + e.getMessage(), e);
    }
  }

  private Path aside(String draft, DraftList list) {
    return aside(draft, list.number(), list.folder());
  }

  private Path aside(String draft, int number, String folder) {
    return input.resolve(folder).resolve(".%s-%d.draft.tmp".formatted(draft, number));
  }
}
