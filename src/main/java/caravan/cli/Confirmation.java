package caravan.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Asks a person at a terminal; where there is none, nobody says yes. */
final class Confirmation {

  private static final Set<String> YES = Set.of("y", "yes");
  private static final Set<String> NO = Set.of("n", "no", "");

  private final Optional<UnaryOperator<@Nullable String>> terminal;

  /**
   * A question to whoever sits there.
   *
   * @param terminal shows a line and answers what was typed after it, null at its end; empty where
   *     there is no terminal
   */
  Confirmation(Optional<UnaryOperator<@Nullable String>> terminal) {
    this.terminal = terminal;
  }

  /** To the person at this process's terminal. */
  @SuppressWarnings("SystemConsoleNull") // from Java 22 on it may be none: that is asked
  static Confirmation here() {
    Console console = System.console();
    return new Confirmation(
        console == null || !terminal(console)
            ? Optional.empty()
            : Optional.of(line -> console.readLine("%s", line)));
  }

  /** Whether a person sits there. */
  static boolean terminal(Console console) {
    try {
      return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /** Whether somebody can be asked. */
  boolean possible() {
    return terminal.isPresent();
  }

  /** Shows a line and waits for what is typed after it; nothing where nobody can be asked. */
  Optional<String> typed(String line) {
    return terminal.map(shown -> shown.apply(line));
  }

  /** Asks until the answer is y or n; nothing is n. */
  boolean yes(String question) {
    while (terminal.isPresent()) {
      String typed = terminal.get().apply(question + " [y/N] ");
      String answer = typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT);
      if (YES.contains(answer) || NO.contains(answer)) {
        return YES.contains(answer);
      }
    }
    return false;
  }
}
