package caravan.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** Says in one line what is wrong with a command, and in another where its help is. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

  @Override
  public int handleParseException(CommandLine.ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("caravan: " + String.valueOf(wrong.getMessage()).replace('\n', ' '));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println(
          "'" + command.getCommandSpec().qualifiedName() + " --help' tells how it is used.");
    }
    return Exits.WRONG;
  }
}
