package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;

/** Tells the list's own faults from those of the machine, which pass and cost the list nothing. */
public final class ReadFaults {

  private ReadFaults() {}

  /** What to throw where reading a list failed so. */
  public static RuntimeException ofReading(IOException e) {
    if (e instanceof AccessDeniedException) {
      return new UnreadableListException(
          "Caravan may not read the file; give its user the right to (chmod g+r, chown)", e);
    }
    if (e instanceof NoSuchFileException) {
      return new UnreadableListException("the file is gone; drop it again", e);
    }
    if (e instanceof ZipException || e instanceof EOFException) {
      return new UnreadableListException(
          "the packed file is damaged or not complete (%s); pack and drop it again"
              .formatted(e.getMessage()),
          e);
    }
    return new UncheckedIOException(e);
  }
}
