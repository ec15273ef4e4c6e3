package caravan.cli;

import picocli.CommandLine;

/** What stopped a command is said by {@link FailureWords}. */
final class ExceptionHandler implements CommandLine.IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    return FailureWords.tell(failure, command.getErr());
  }
}
