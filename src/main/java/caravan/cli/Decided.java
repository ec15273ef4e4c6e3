package caravan.cli;

import caravan.codes.Choice;
import caravan.road.intake.Screened;
import caravan.wiring.ListReading;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person says beforehand of lists named on the command line, for this once. */
final class Decided {

  @Mixin private final ChoiceOptions choice = new ChoiceOptions();

  @Option(
      names = "--as-read",
      description = "Goes on with lists that look wrong, as they are read, whatever they cost.")
  private boolean asRead;

  Decided() {}

  /** How the list of that folder and name is read, and why a person should see it first. */
  Screened screen(ListReading reading, Path file, String folder, String name) {
    return said()
        .map(said -> reading.screening().screen(file, folder, name, said))
        .orElseGet(() -> reading.screening().screen(file, folder, name));
  }

  private Optional<Choice> said() {
    Choice said = choice.choice();
    return asRead || !said.equals(Choice.AS_READ) ? Optional.of(said) : Optional.empty();
  }
}
