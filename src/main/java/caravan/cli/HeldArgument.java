package caravan.cli;

import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Ledgers;
import java.util.Optional;
import java.util.function.BiPredicate;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The held list that a command decides about. */
final class HeldArgument {

  @Parameters(
      paramLabel = "LIST",
      description = "As 'caravan status' names it: de/spring.csv; or spring.csv.")
  private String list = "";

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  HeldArgument() {}

  /**
   * Has it decided. Wrong usage where no such list is held, or several are; or where somebody was
   * quicker, which is what false means.
   */
  Held decide(Settings settings, BiPredicate<Holds, Held> decision) {
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      throw wrong(HeldWords.none(list));
    }
    try (Ledger open = ledger.get()) {
      Held held = HeldWords.find(open.overview().held(), list, spec.commandLine());
      if (!decision.test(open.holds(), held)) {
        throw wrong(HeldWords.decided(held));
      }
      return held;
    }
  }

  CommandLine.ParameterException wrong(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
