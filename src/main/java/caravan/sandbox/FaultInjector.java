package caravan.sandbox;

import caravan.codes.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Draws for each call what goes wrong with it: the first fault that applies. */
final class FaultInjector {

  private record Armed(Fault fault, AtomicInteger left) {}

  private final List<Armed> armed;

  FaultInjector(List<Fault> faults) {
    armed = faults.stream().map(f -> new Armed(f, new AtomicInteger(calls(f)))).toList();
  }

  Optional<FaultKind> draw(Channel channel, Instant now, RandomGenerator random) {
    return armed.stream()
        .filter(a -> a.fault().strikes(channel))
        .filter(a -> happens(a, now, random))
        .map(a -> a.fault().kind())
        .findFirst();
  }

  private static boolean happens(Armed armed, Instant now, RandomGenerator random) {
    // Java 17 has no switch on the types of a sealed interface yet
    FaultTrigger faultTrigger = armed.fault().trigger();
    if (faultTrigger instanceof FaultTrigger.Chance chance) {
      return random.nextDouble() < chance.probability();
    }
    if (faultTrigger instanceof FaultTrigger.Span span) {
      return !now.isBefore(span.from()) && now.isBefore(span.until());
    }
    return faultTrigger instanceof FaultTrigger.Always
        || armed.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0;
  }

  private static int calls(Fault fault) {
    return fault.trigger() instanceof FaultTrigger.Next next ? next.calls() : 0;
  }
}
