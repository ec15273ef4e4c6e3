package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.ManualPause;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel stands.
 *
 * @param on whether it has a key
 * @param tokensThisWindow what weighs on the plan's window now
 * @param tokensToday what the day's calls were charged
 * @param tokensLeft what the day has left; null if nobody knows
 * @param dayResets when the server's next day begins; null if it never said
 * @param pause why it makes no calls, and until when; null if it is open
 * @param paused by a person; null if nobody did
 * @param blocked whether none of its codes goes out now, whosever they are
 * @param why what it does and why not more, in a sentence
 * @param probing whether a call is finding out if it is open again
 * @param inFlight calls without an answer
 * @param codesWaiting codes without an answer
 * @param done when they all would have theirs; null if none waits, or nobody can tell
 */
public record ChannelReport(
    Channel channel,
    boolean on,
    Plan plan,
    long tokensThisWindow,
    long tokensToday,
    @Nullable Long tokensLeft,
    @Nullable Instant dayResets,
    @Nullable Pause pause,
    @Nullable ManualPause paused,
    boolean blocked,
    String why,
    boolean probing,
    long inFlight,
    long codesWaiting,
    @Nullable Instant done) {

  /** What a channel does, one of these at a time. */
  public enum State {
    /** Makes calls, as many as its plan allows. */
    WORKING,
    /** Has nothing to ask. */
    IDLE,
    /** Has no key. */
    OFF,
    /** A person paused it. */
    PAUSED,
    /** The server asked for a pause. */
    SHORT,
    /** The day's tokens are spent. */
    DAILY,
    /** The server does not answer. */
    OUTAGE,
    /** The server refuses the key. */
    KEY,
    /** The server refuses how Caravan is set up. */
    SETTINGS,
    /** The database failed over, and may not know of the last calls. */
    FAILOVER;

    private static State of(Pause.Kind kind) {
      return switch (kind) {
        case SHORT -> SHORT;
        case DAILY -> DAILY;
        case OUTAGE -> OUTAGE;
        case KEY -> KEY;
        case SETTINGS -> SETTINGS;
        case FAILOVER -> FAILOVER;
      };
    }
  }

  /**
   * What people are told that the day has left: nothing where the server says that there is none,
   * which our own count does not know. Null if nobody knows.
   */
  public @Nullable Long leftToTell() {
    boolean spent = pause != null && pause.kind() == Pause.Kind.DAILY;
    return spent && tokensLeft != null ? Long.valueOf(0) : tokensLeft;
  }

  /** What it does now. */
  public State state() {
    if (!on) {
      return State.OFF;
    }
    if (paused != null) {
      return State.PAUSED;
    }
    if (pause != null) {
      return State.of(pause.kind());
    }
    if (blocked) {
      return State.DAILY;
    }
    return codesWaiting == 0 && inFlight == 0 ? State.IDLE : State.WORKING;
  }

  /** When it goes on by itself; null if nothing keeps it, or only a person can. */
  public @Nullable Instant goesOn() {
    if (!on || paused != null) {
      return null;
    }
    return pause != null ? pause.until() : blocked ? dayResets : null;
  }

  /** Whether it does nothing until a person does something. */
  public boolean needsAPerson() {
    return on && (paused != null || (pause != null && pause.forAPerson()));
  }
}
