package caravan.cli;

import caravan.access.PasswordFile;
import caravan.access.PasswordHash;
import caravan.settings.Settings;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says with which password somebody may use the page. */
@Command(
    name = "password",
    description = {
      "Asks for a password and writes what proves it into caravan.http.password-file; whoever was",
      "logged in with the one before has to log in again. Without a terminal the first line of",
      "standard input is the password."
    },
    mixinStandardHelpOptions = true)
final class PasswordCommand implements Callable<Integer> {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 200;

  @Mixin private final Options options = new Options();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Of the person who logs in.")
  private String name = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Another file than caravan.http.password-file.")
  private @Nullable Path file;

  @Option(names = "--remove", description = "Takes the password of that name out.")
  private boolean remove;

  PasswordCommand() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    PasswordFile.faultOf(name)
        .ifPresent(
            why -> {
              throw wrong(why);
            });
    Path into = file();
    if (remove) {
      if (!PasswordFile.remove(into, name)) {
        throw wrong("%s has no password in %s".formatted(name, into));
      }
      say("%s can no longer log in (%s)".formatted(name, into));
      return Exits.DONE;
    }
    char[] password = password();
    PasswordHash hash = PasswordHash.of(password, PasswordHash.ITERATIONS);
    Arrays.fill(password, ' ');
    boolean before = PasswordFile.put(into, name, hash);
    say(
        before
            ? "%s has another password (%s)".formatted(name, into)
            : "%s has a password (%s)".formatted(name, into));
    return Exits.DONE;
  }

  private Path file() {
    if (file != null) {
      return file.toAbsolutePath();
    }
    Settings settings = options.settings();
    return settings
        .web()
        .access()
        .passwords()
        .orElseThrow(
            () ->
                wrong(
                    "caravan.http.password-file is not set: set it to the name of a file, which"
                        + " may be yet to be made, or give --file FILE"));
  }

  private char[] password() {
    @SuppressWarnings("SystemConsoleNull") // from Java 22 on it may be none: that is asked
    Console console = System.console();
    Optional<Console> person = Optional.ofNullable(console).filter(Confirmation::terminal);
    char[] password =
        person.map(one -> typed(one, "Password for " + name + ": ")).orElseGet(this::piped);
    if (password.length < SHORTEST || password.length > LONGEST) {
      throw wrong(
          "a password has %d characters at least and %d at most".formatted(SHORTEST, LONGEST));
    }
    if (person.isPresent() && !Arrays.equals(password, typed(person.get(), "The same again: "))) {
      throw wrong("these were two different ones; nothing was changed");
    }
    return password;
  }

  private char[] typed(Console console, String question) {
    char[] typed = console.readPassword("%s", question);
    if (typed == null) {
      throw wrong("no password was given; nothing was changed");
    }
    return typed;
  }

  private char[] piped() {
    try {
      String line =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
      return line == null ? new char[0] : line.toCharArray();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input can't be read: " + e.getMessage(), e);
    }
  }

  private void say(String words) {
    spec.commandLine().getOut().println(words);
    spec.commandLine().getOut().flush();
  }

  private CommandLine.ParameterException wrong(String why) {
    return new CommandLine.ParameterException(spec.commandLine(), why);
  }
}
