package caravan.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that all others belong to. */
@Command(
    name = "caravan",
    description = "Looks up lists of product codes (ASIN, UPC, EAN) in the ASINScope barcode APIs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every row has its final answer",
      "1:some rows failed, or a list could not be read, or is held",
      "2:wrong usage or settings",
      "3:the API refused the key",
      "4:Java can't start: none is new enough, or there is too little memory",
      "130:enrich was ended by a signal; what was answered is remembered"
    })
public final class Caravan implements Runnable {

  /** All commands by name, in the order in which they are told. */
  static final Map<String, Class<?>> COMMANDS = commands();

  @CommandLine.Spec
  @SuppressWarnings("NullAway.Init")
  private CommandLine.Model.CommandSpec spec;

  Caravan() {}

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("run", Run.class);
    commands.put("enrich", Enrich.class);
    commands.put("quote", Quote.class);
    commands.put("status", Status.class);
    commands.put("export", Export.class);
    commands.put("pause", PauseCommand.class);
    commands.put("resume", Resume.class);
    commands.put("urgency", UrgencyCommand.class);
    commands.put("cancel", Cancel.class);
    commands.put("retry", Retry.class);
    commands.put("deliver", DeliverCommand.class);
    commands.put("release", Release.class);
    commands.put("discard", Discard.class);
    commands.put("forget", Forget.class);
    commands.put("adopt", Adopt.class);
    commands.put("ledger", LedgerCommand.class);
    commands.put("password", PasswordCommand.class);
    commands.put("sandbox", SandboxCommand.class);
    commands.put("demo", Demo.class);
    commands.put("help", CommandLine.HelpCommand.class);
    return commands;
  }

  /** Runs the command that the arguments name; answers the exit code. */
  public static int execute(String... arguments) {
    StandardOutput out = new StandardOutput();
    CommandLine line = line(arguments).setOut(out.writer());
    return out.exit(line.execute(arguments), line.getErr());
  }

  /**
   * The command line, as it is to be used for these arguments: reading the description of a command
   * takes its time, and where the first of them names one, no other is looked at.
   */
  static CommandLine line(String... arguments) {
    CommandLine line = new CommandLine(new Caravan());
    String first = arguments.length == 0 ? "" : arguments[0];
    boolean alone = COMMANDS.containsKey(first) && !first.equals("help");
    COMMANDS.forEach(
        (name, command) -> {
          if (!alone || name.equals(first)) {
            line.addSubcommand(name, command);
          }
        });
    return line.setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(new WrongUsage())
        .setExecutionExceptionHandler(new ExceptionHandler());
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "What is to be done?");
  }
}
