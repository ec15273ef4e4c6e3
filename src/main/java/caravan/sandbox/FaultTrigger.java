package caravan.sandbox;

import java.time.Instant;

/** When a fault happens. */
public sealed interface FaultTrigger {

  /** To every call. */
  record Always() implements FaultTrigger {}

  /** To a call with that probability, 0 to 1. */
  record Chance(double probability) implements FaultTrigger {
    public Chance {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException("probability " + probability + " is not in 0 to 1");
      }
    }
  }

  /** To the next so many calls. */
  record Next(int calls) implements FaultTrigger {}

  /** To the calls of a time span, its end not included. */
  record Span(Instant from, Instant until) implements FaultTrigger {}
}
