package caravan.cli;

import caravan.codes.Choice;
import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.lists.UnreadableListException;
import caravan.lists.reader.Preview;
import caravan.settings.Settings;
import caravan.wiring.ListReading;
import caravan.wiring.SteadyClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has a held list taken in, as it was read or as a person says. */
@Command(
    name = "release",
    description = {
      "Has a held list taken in: as it was read, or as the options say. Also while Caravan runs;",
      "otherwise at its next start. Where the list was in doubt, lists with the same headings are",
      "then read so without asking."
    },
    mixinStandardHelpOptions = true)
final class Release implements Callable<Integer> {

  @Mixin private final Options options = new Options();

  @Mixin private final ChoiceOptions choice = new ChoiceOptions();

  @Mixin private final HeldArgument list = new HeldArgument();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  private final Clock clock = new SteadyClock();

  Release() {}

  @Override
  public Integer call() {
    Log.onlyTrouble();
    Settings settings = options.settings();
    list.decide(settings, (holds, held) -> release(settings, holds, held));
    return Exits.DONE;
  }

  private boolean release(Settings settings, Holds holds, Held held) {
    Preview preview = read(settings, held, choice.choice());
    boolean released = holds.release(held.id(), word(settings, held, preview), clock.instant());
    if (released) {
      say(held, preview);
    }
    return released;
  }

  /** What it is told to be must be there, before that is written down. */
  private Preview read(Settings settings, Held held, Choice said) {
    Path file = HeldWords.file(held, settings.folders().input());
    if (Files.notExists(file)) {
      throw list.wrong(
          "'%s' was taken away from %s; drop it again to have it asked for"
              .formatted(held.path(), file));
    }
    try {
      return ListReading.of(settings, settings::plan, Optional.empty(), clock)
          .reader()
          .survey(file, held.folder(), held.name(), said);
    } catch (UnreadableListException e) {
      throw list.wrong("'%s' can't be read so: %s".formatted(held.path(), e.reason()));
    }
  }

  /** What is remembered of a list that is released as it was read is the column that was seen. */
  private Choice word(Settings settings, Held held, Preview preview) {
    Choice said = choice.choice();
    Choice seen = preview.asRead();
    if (!said.equals(Choice.AS_READ) || seen.equals(Choice.AS_READ)) {
      return said;
    }
    try {
      read(settings, held, seen);
      return seen;
    } catch (CommandLine.ParameterException e) {
      return said; // all of its codes are cases: no column says that
    }
  }

  private void say(Held held, Preview preview) {
    boolean asRead = choice.choice().equals(Choice.AS_READ);
    List<String> lines =
        List.of(
            preview.summary(),
            "%s is released%s. It is taken in within a second or two while 'caravan run' runs, else at its next start."
                .formatted(held.path(), asRead ? " as it was read" : ""),
            held.fingerprint().isEmpty()
                ? ""
                : "Lists with the same headings are read so from now on, without asking.");
    lines.stream().filter(line -> !line.isEmpty()).forEach(spec.commandLine().getOut()::println);
    spec.commandLine().getOut().flush();
  }
}
