package caravan.cli;

import caravan.desk.ActResult;
import caravan.desk.Desk;
import caravan.ledger.Ledger;
import caravan.settings.Settings;
import caravan.wiring.Desks;
import caravan.wiring.Ledgers;
import caravan.wiring.SteadyClock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command is told that does something at the desk, and how it tells what came of it. */
final class AtDesk {

  @Mixin private final Options options = new Options();

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Why; is shown beside who did it and when.")
  private String note = "";

  @Mixin private final ActOutput output = new ActOutput();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  AtDesk() {}

  /**
   * Has it done, and says what came of it; wrong usage where it can't be done.
   *
   * @param without what is said where nothing was ever taken in
   */
  int act(Function<Settings, ActResult> without, Function<Desk, List<ActResult>> act) {
    Log.onlyTrouble();
    Settings settings = options.settings();
    Optional<Ledger> ledger = Ledgers.beside(settings);
    if (ledger.isEmpty()) {
      output.tell(List.of(without.apply(settings)), spec.commandLine());
      return Exits.DONE;
    }
    return act(settings, ledger.get(), act);
  }

  /** The same where it can be done before anything was taken in. */
  int act(Function<Desk, ActResult> act) {
    Log.onlyTrouble();
    Settings settings = options.settings();
    return act(settings, Ledgers.open(settings), desk -> List.of(act.apply(desk)));
  }

  private int act(Settings settings, Ledger ledger, Function<Desk, List<ActResult>> act) {
    try (ledger) {
      Desk desk = Desks.of(settings, ledger, settings::terms, () -> {}, new SteadyClock());
      output.tell(act.apply(desk), spec.commandLine());
    }
    return Exits.DONE;
  }

  /** The same with a list, of which none is known where nothing was ever taken in. */
  int act(String list, Function<Desk, ActResult> act) {
    return act(
        settings ->
            new ActResult(
                ActResult.Kind.UNKNOWN,
                "no list '%s' is known in %s; 'caravan status' names the last ones"
                    .formatted(list, settings.folders().state())),
        desk -> List.of(act.apply(desk)));
  }

  /** Who it is that does it: the account at this machine. */
  String who() {
    String name = System.getProperty("user.name", "");
    return name.isBlank() ? "somebody" : name;
  }

  String note() {
    return note;
  }
}
