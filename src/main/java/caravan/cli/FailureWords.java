package caravan.cli;

import caravan.access.AccessException;
import caravan.ledger.LedgerException;
import caravan.lists.UnreadableListException;
import caravan.results.ResultException;
import caravan.sandbox.SandboxException;
import caravan.settings.SettingsException;
import caravan.settings.StartException;
import caravan.web.StatusException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Says in a line what stopped a command. Only what nobody expected comes with its trace. */
final class FailureWords {

  private static final List<Class<? extends RuntimeException>> EXPECTED =
      List.of(
          AccessException.class,
          LedgerException.class,
          ResultException.class,
          SandboxException.class,
          StartException.class,
          StatusException.class,
          UncheckedIOException.class,
          UnreadableListException.class);

  private FailureWords() {}

  /** Answers the exit code. */
  static int tell(Exception failure, PrintWriter err) {
    if (failure instanceof SettingsException wrong) {
      wrong.messages().forEach(message -> err.println("caravan: " + message));
    } else if (EXPECTED.stream().anyMatch(known -> known.isInstance(failure))) {
      err.println("caravan: " + String.valueOf(failure.getMessage()).replace('\n', ' '));
    } else {
      err.println("caravan: something happened that should not; please report it with this trace:");
      failure.printStackTrace(err);
    }
    err.flush();
    return Exits.WRONG;
  }
}
