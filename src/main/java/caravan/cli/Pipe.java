package caravan.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A list from standard input, its results to standard output or into a file. */
final class Pipe {

  /** What a person calls it. */
  static final String CALLED = "standard input";

  private static final List<String> KINDS = List.of("csv", "json", "ndjson");
  private static final String BOOK = "xlsx";

  /** A heading in brackets is none. */
  private static final Pattern JSON =
      Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*(?:[\\[{\"\\]0-9-]|true|false|null))");

  private static final Pattern BRACKETED =
      Pattern.compile("\\s*\\[[^\\[\\]]*\\]\\s*[\r\n]+\\s*\\[");

  private static final int BEGINNING = 512;

  /** Of a file's name, in bytes. */
  private static final int LONGEST = 255;

  private Pipe() {}

  /** The one format in which results are written; without a word that of the file's ending. */
  static String kind(@Nullable String asked, @Nullable Path into, CommandLine command) {
    if (asked == null) {
      return into == null ? "csv" : ofEnding(into.toString());
    }
    String kind = asked.strip().toLowerCase(Locale.ROOT);
    boolean fits = KINDS.contains(kind) || (into != null && kind.equals(BOOK));
    if (!fits) {
      String where = into == null ? "to standard output" : "into a file";
      throw new CommandLine.ParameterException(
          command,
          "--format %s: %s goes one of csv, json, ndjson%s"
              .formatted(asked, where, into == null ? "" : ", xlsx"));
    }
    return kind;
  }

  private static String ofEnding(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return KINDS.contains(ending) || ending.equals(BOOK) ? ending : "csv";
  }

  /** Wrong usage where no file can be made there. */
  static void mustBeAFile(@Nullable Path into, CommandLine command) {
    if (into == null) {
      return;
    }
    if (!OutputTarget.isFilePlace(into)
        || String.valueOf(into.getFileName()).getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw new CommandLine.ParameterException(
          command,
          "-o %s: with - it names the file that the results go to, in a folder that is there"
              .formatted(into));
    }
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
      throw new UncheckedIOException(CALLED + " can't be read: " + e.getMessage(), e);
    }
  }

  private static String ending(byte[] beginning) {
    if (beginning.length > 1 && beginning[0] == 0x1f && (beginning[1] & 0xff) == 0x8b) {
      return ".txt.gz";
    }
    if (beginning.length > 1 && beginning[0] == 'P' && beginning[1] == 'K') {
      return ".xlsx";
    }
    String text = new String(beginning, StandardCharsets.UTF_8);
    boolean json = JSON.matcher(text).lookingAt() && !BRACKETED.matcher(text).lookingAt();
    return json ? ".json" : ".txt";
  }

  /** Puts the results there at once, in place of the file that stood there; devices take them. */
  static void into(Path file, Path into) {
    try (OutputTarget outputTarget = OutputTarget.file(into)) {
      Files.copy(file, outputTarget.stream());
      outputTarget.done();
    } catch (IOException e) {
      throw new UncheckedIOException(OutputTarget.why(into.toString(), e), e);
    }
  }

  /** Puts the results to standard output; whoever reads no further has read enough. */
  static void out(Path file) {
    try (OutputTarget outputTarget = OutputTarget.standardOutput()) {
      Files.copy(file, outputTarget.stream());
      outputTarget.done();
    } catch (IOException e) {
      if (!OutputTarget.closedByReader(e)) {
        throw new UncheckedIOException(OutputTarget.why(OutputTarget.STANDARD_OUTPUT, e), e);
      }
    }
  }
}
