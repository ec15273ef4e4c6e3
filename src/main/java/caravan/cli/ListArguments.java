package caravan.cli;

import caravan.lists.UnreadableListException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine;

/** Lists that a person names on the command line. */
final class ListArguments {

  private ListArguments() {}

  /** Wrong usage where one is not there. */
  static void mustExist(Collection<Path> files, CommandLine command) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new CommandLine.ParameterException(command, "there is no file '" + file + "'");
      }
    }
  }

  /**
   * Does something with a list and its name, links followed; empty where it can't be read, which is
   * said.
   *
   * @param called what the person calls it
   */
  static <T> Optional<T> read(
      Path file, String called, CommandLine command, BiFunction<Path, String, T> reader) {
    Path absolute = file.toAbsolutePath().normalize();
    Path real = follow(absolute);
    try {
      return Optional.of(reader.apply(real, String.valueOf(absolute.getFileName())));
    } catch (UnreadableListException e) {
      command.getErr().println("caravan: " + called + " can't be read: " + e.reason());
      command.getErr().flush();
      return Optional.empty();
    }
  }

  private static Path follow(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can't be read: " + e.getMessage(), e);
    }
  }
}
