package caravan.results;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** A result could not be written; the message names the file, what happened and the way out. */
public final class ResultException extends RuntimeException {

  private final Path file;

  ResultException(Path file, String message) {
    super(message);
    this.file = file;
  }

  private ResultException(Path file, String message, IOException cause) {
    super(message, cause);
    this.file = file;
  }

  /** The file or folder that it is about. */
  public Path file() {
    return file;
  }

  /** Writing that file, or one on the way to it, failed. */
  static ResultException writing(Path file, IOException cause) {
    return new ResultException(file, "can't write " + file + ": " + why(cause), cause);
  }

  private static String why(IOException cause) {
    String words = String.valueOf(cause.getMessage());
    if (words.contains("No space left") || words.contains("quota exceeded")) {
      return "the disk is full; make room on it, then it is written again";
    }
    if (words.contains("Read-only file system")) {
      return "the disk is read-only; mount it writable, or set caravan.output to another folder";
    }
    if (words.contains("Too many open files")) {
      return "too many files are open; raise the limit (ulimit -n)";
    }
    if (cause instanceof ClosedByInterruptException) {
      return "interrupted; it is written again after the next start";
    }
    return cause instanceof FileSystemException problem ? why(problem) : words;
  }

  private static String why(FileSystemException problem) {
    String at = problem.getFile();
    if (problem instanceof AccessDeniedException) {
      return "no permission to write at " + at + "; give the account that runs Caravan this right";
    }
    if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
      return at + " is in the way; move it away or rename it";
    }
    if (problem instanceof NoSuchFileException) {
      return at + " has gone; is the disk still mounted? It is written again";
    }
    return at + ": " + problem.getReason();
  }
}
