package caravan.sandbox;

import caravan.codes.Channel;
import java.time.Instant;
import java.util.Set;

/**
 * Something that goes wrong: what, when, and to whose calls.
 *
 * @param channels whose; empty: everybody's
 */
public record Fault(FaultKind kind, FaultTrigger trigger, Set<Channel> channels) {

  private static final Set<Channel> EVERY = Set.of();

  public Fault {
    channels = Set.copyOf(channels);
  }

  /** To every call. */
  public static Fault always(FaultKind kind) {
    return new Fault(kind, new FaultTrigger.Always(), EVERY);
  }

  /** To the next so many calls. */
  public static Fault next(int calls, FaultKind kind) {
    return new Fault(kind, new FaultTrigger.Next(calls), EVERY);
  }

  /** To a call with that probability, 0 to 1. */
  public static Fault chance(double probability, FaultKind kind) {
    return new Fault(kind, new FaultTrigger.Chance(probability), EVERY);
  }

  /** To the calls from then until then. */
  public static Fault between(Instant from, Instant until, FaultKind kind) {
    return new Fault(kind, new FaultTrigger.Span(from, until), EVERY);
  }

  boolean strikes(Channel channel) {
    return channels.isEmpty() || channels.contains(channel);
  }

  /** The same, to this channel's calls only. */
  public Fault on(Channel channel) {
    return new Fault(kind, trigger, Set.of(channel));
  }
}
