package caravan.lists.archive;

import caravan.files.FileNames;
import caravan.files.FilePermissions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The text beside a list that says why it lies there. */
enum ReasonFile {
  /** Why it could not be read: {@code NAME.reason.txt}. */
  REASON("reason"),
  /** Why it waits for a person's word: {@code NAME.why.txt}. */
  WHY("why");

  private final String word;

  ReasonFile(String word) {
    this.word = word;
  }

  /** Where it stands beside a list at that place. */
  Path of(Path place) {
    String name = String.valueOf(place.getFileName());
    return place.resolveSibling(FileNames.beside(name, ending()));
  }

  /** Whether that file is one of its kind. */
  boolean is(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(ending()) && !name.startsWith(".");
  }

  /** The list that such a file stands beside; a name that was too long is cut. */
  Path beside(Path file) {
    String name = String.valueOf(file.getFileName());
    return file.resolveSibling(name.substring(0, name.length() - ending().length()));
  }

  private String ending() {
    return "." + word + ".txt";
  }

  /** Writes it, whole or not at all. */
  void write(Path place, String text) throws IOException {
    Path temporary = FileMove.temporary(place, word);
    Files.deleteIfExists(temporary);
    durably(temporary, text.strip() + System.lineSeparator());
    Files.move(
        temporary, of(place), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void durably(Path file, String text) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            Files.createFile(file, FilePermissions.ofFile(file)), StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }
}
