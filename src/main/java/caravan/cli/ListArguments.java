package caravan.cli;

import caravan.files.TemporaryNames;
import caravan.lists.UnreadableListException;
import caravan.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine;

/** Lists that a person names on the command line. */
final class ListArguments {

  private static final Path DASH = Path.of(NamedList.DASH);

  private ListArguments() {}

  /** Whether standard input is meant; wrong usage where files stand beside it. */
  static boolean piped(Collection<Path> files, CommandLine command) {
    boolean piped = files.contains(DASH);
    if (piped && files.size() > 1) {
      throw new CommandLine.ParameterException(
          command, "- is standard input and stands alone, without other files");
    }
    return piped;
  }

  /** Wrong usage where one is not there. */
  static void mustExist(Collection<Path> files, CommandLine command) {
    for (Path file : files) {
      if (!Files.exists(file)) {
        throw new CommandLine.ParameterException(command, "there is no file '" + file + "'");
      }
    }
  }

  /**
   * The lists that are named: of a folder all that lie in it and below, in the order of their
   * names, but for what the input folder would leave alone, too, and for Caravan's own folders.
   *
   * @throws CommandLine.ParameterException where a folder holds no list, or results would be put
   *     among lists
   */
  static List<NamedList> all(Collection<Path> files, Settings settings, CommandLine command) {
    List<NamedList> lists = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isDirectory(file)) {
        lists.add(new NamedList(file, "", file.toString()));
        continue;
      }
      List<Path> found = below(file, settings.folders(), command);
      if (found.isEmpty()) {
        throw new CommandLine.ParameterException(command, "there is no list in '" + file + "'");
      }
      for (Path below : found) {
        Path list = file.resolve(below);
        lists.add(new NamedList(list, folder(below), list.toString()));
      }
    }
    return lists;
  }

  /** Paths of lists, each below that folder. */
  private static List<Path> below(Path top, Settings.Folders folders, CommandLine command) {
    Path real = follow(top);
    List<Path> own = Stream.of(folders.output(), folders.state()).map(ListArguments::real).toList();
    if (real.startsWith(own.get(0))) {
      throw new CommandLine.ParameterException(
          command,
          "results would be put among the lists of '%s'; let --output be another folder"
              .formatted(top));
    }
    try (Stream<Path> all = Files.walk(real)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> own.stream().noneMatch(file::startsWith))
          .map(real::relativize)
          .filter(ListArguments::meant)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UncheckedIOException(
          "%s can't be looked through: %s".formatted(top, e.getMessage()),
          e instanceof IOException io ? io : new IOException(e));
    }
  }

  private static boolean meant(Path below) {
    return names(below).noneMatch(TemporaryNames::leftAlone);
  }

  private static Stream<String> names(Path below) {
    return StreamSupport.stream(below.spliterator(), false).map(Path::toString);
  }

  /** Where a folder really is, also if it is still to be made. */
  private static Path real(Path folder) {
    return Files.exists(folder) ? follow(folder) : folder;
  }

  private static String folder(Path below) {
    Path folder = below.getParent();
    return folder == null ? "" : names(folder).collect(Collectors.joining("/"));
  }

  /**
   * Does something with a list and its name, links followed; empty where it can't be read, which is
   * said.
   *
   * @param unreadable is told why it can't be read
   */
  static <T> Optional<T> read(
      NamedList list,
      CommandLine command,
      Consumer<String> unreadable,
      BiFunction<Path, String, T> reader) {
    Path absolute = list.file().toAbsolutePath().normalize();
    Path real = follow(absolute);
    try {
      return Optional.of(reader.apply(real, String.valueOf(absolute.getFileName())));
    } catch (UnreadableListException e) {
      command.getErr().println("caravan: " + list.called() + " can't be read: " + e.reason());
      command.getErr().flush();
      unreadable.accept(e.reason());
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
