package caravan.cli;

import caravan.settings.Durations;
import caravan.settings.StartException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Stack;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether a command waits where another process has what it needs. */
final class WaitOption {

  private static final Duration A_LOOK = Duration.ofMillis(200);
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  @Option(
      names = "--wait",
      arity = "0..1",
      paramLabel = "TIME",
      parameterConsumer = Time.class,
      description = {
        "Waits where another process works with the state folder, and does not refuse;",
        "with a time (--wait=30s) no longer than that."
      })
  private @Nullable Duration wait;

  WaitOption() {}

  /**
   * Starts something as soon as nobody else has what it needs; empty where it was time to end
   * before that.
   *
   * @param waiting is told, once, that and on whom it waits
   * @throws StartException where that is not over in time, or something else is wrong
   */
  <T> Optional<T> start(
      Supplier<T> start, ShutdownSignal shutdownSignal, Clock clock, Consumer<String> waiting) {
    Instant until = clock.instant().plus(wait == null ? Duration.ZERO : wait);
    boolean told = false;
    while (true) {
      try {
        return Optional.of(start.get());
      } catch (StartException e) {
        if (!e.inUse() || !clock.instant().isBefore(until)) {
          throw e;
        }
        if (!told) {
          waiting.accept(e.getMessage() + " Waiting for it.");
          told = true;
        }
      }
      if (shutdownSignal.within(A_LOOK)) {
        return Optional.empty();
      }
    }
  }

  /** A time, if the next word is one; a list's name may stand there as well. */
  private static final class Time implements IParameterConsumer {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      Optional<Duration> time = words.isEmpty() ? Optional.empty() : Durations.find(words.peek());
      if (time.isPresent()) {
        words.pop();
      }
      option.setValue(time.orElse(FOR_EVER));
    }
  }
}
