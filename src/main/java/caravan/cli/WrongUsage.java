package caravan.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;

/** Says in one line what is wrong with a command, and in another where its help is. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

  @Override
  public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("caravan: " + String.valueOf(wrong.getMessage()).replace('\n', ' '));
    if (hinted(arguments, err)) {
      return Exits.WRONG;
    }
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println(
          "'" + command.getCommandSpec().qualifiedName() + " --help' tells how it is used.");
    }
    return Exits.WRONG;
  }

  /** A file whose name begins with a dash is taken for an option, or for several. */
  private static boolean hinted(String[] arguments, PrintWriter err) {
    Optional<String> file =
        Arrays.stream(arguments)
            .filter(word -> word.length() > 1 && word.startsWith("-") && there(word))
            .findFirst();
    file.ifPresent(
        word ->
            err.println(
                "There is a file '%1$s'. A name that begins with a dash is written './%1$s', or after '--'."
                    .formatted(word)));
    return file.isPresent();
  }

  private static boolean there(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
