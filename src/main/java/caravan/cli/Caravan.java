package caravan.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that all others belong to. */
@Command(
    name = "caravan",
    description = "Looks up lists of product codes (ASIN, UPC, EAN) in the ASINScope barcode APIs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      Run.class,
      Enrich.class,
      Quote.class,
      Status.class,
      Export.class,
      PauseCommand.class,
      Resume.class,
      UrgencyCommand.class,
      Cancel.class,
      Retry.class,
      Release.class,
      Discard.class,
      Forget.class,
      PasswordCommand.class,
      SandboxCommand.class,
      Demo.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row has its final answer",
      "1:some rows failed, or a list could not be read",
      "2:wrong usage or settings",
      "3:the API refused the key"
    })
public final class Caravan implements Runnable {

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  Caravan() {}

  /** Runs the command that the arguments name; answers the exit code. */
  public static int execute(String... arguments) {
    StandardOutput out = new StandardOutput();
    CommandLine line = line().setOut(out.writer());
    return out.exit(line.execute(arguments), line.getErr());
  }

  /** The whole command line, as it is to be used. */
  static CommandLine line() {
    return new CommandLine(new Caravan())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new ExceptionHandler());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "What is to be done?");
  }
}
