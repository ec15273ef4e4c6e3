package caravan.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A list from standard input, its results to standard output. */
final class Pipe {

  private static final List<String> KINDS = List.of("csv", "json", "ndjson");
  private static final int BEGINNING = 512;

  private Pipe() {}

  /** The one format in which results are written. */
  static String kind(@Nullable String asked, CommandLine command) {
    String kind = asked == null ? "csv" : asked.strip().toLowerCase(Locale.ROOT);
    if (!KINDS.contains(kind)) {
      throw new CommandLine.ParameterException(
          command, "--format " + asked + ": to standard output goes one of csv, json, ndjson");
    }
    return kind;
  }

  /** Puts the list into a file of that folder, whose name says what its first bytes look like. */
  static Path in(InputStream stream, Path folder) {
    try (BufferedInputStream all = new BufferedInputStream(stream)) {
      all.mark(BEGINNING);
      byte[] beginning = all.readNBytes(BEGINNING);
      all.reset();
      Path file = folder.resolve("stdin" + ending(beginning));
      Files.copy(all, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("standard input can't be read: " + e.getMessage(), e);
    }
  }

  private static String ending(byte[] beginning) {
    if (beginning.length > 1 && beginning[0] == 0x1f && (beginning[1] & 0xff) == 0x8b) {
      return ".txt.gz";
    }
    if (beginning.length > 1 && beginning[0] == 'P' && beginning[1] == 'K') {
      return ".xlsx";
    }
    for (byte one : beginning) {
      if (one == '[' || one == '{') {
        return ".json";
      }
      if (one > ' ') {
        return ".txt";
      }
    }
    return ".txt";
  }

  static void out(Path file, OutputStream stream) {
    try {
      Files.copy(file, stream);
      stream.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("standard output can't be written: " + e.getMessage(), e);
    }
  }
}
