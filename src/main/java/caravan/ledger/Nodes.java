package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * The processes that work with the ledger. Where its engine lets several do so at once each is a
 * node: it says again and again that it lives, and whoever does not for the lease is taken for
 * dead. Its codes wait again then, and it can write nothing more under its number.
 */
public interface Nodes {

  /** How often a node says that it lives, and looks for those that do not. */
  Duration BEAT = Duration.ofMillis(500);

  /** Whether the engine lets several work with the ledger at once. */
  boolean several();

  /** Tells this ledger from every other; of use where several work with it. */
  String ident();

  /**
   * Makes this process one of those that work with the ledger, until it is closed.
   *
   * @param first what it says of itself
   * @param own this machine's time, counted evenly
   */
  void join(NodeIdentity self, Heartbeat first, Clock own);

  /**
   * The time that all of them go by.
   *
   * @param own that of this machine, which is right where nobody else works with the ledger
   */
  Clock clock(Clock own);

  /**
   * Says that this process lives. Answers false if it was taken for dead: then it goes on under
   * another number, and what it had claimed is its own no more.
   */
  boolean beat(Heartbeat own);

  /**
   * The channel's plan where those of the other nodes bind it too, as far as was heard: so long as
   * plans differ the smallest is that of all.
   */
  Plan smallest(Channel channel, Plan own);

  /** Lists that another node sees on their way. */
  Arrivals elsewhere();

  /**
   * Whether this process can be sure that nobody takes it for dead yet: it was heard of just now.
   */
  boolean stands();

  /** The number of this process; 0 where it is the only one that works with the ledger. */
  long id();

  /** Whether this process has that duty: no other has it that was there before. */
  default boolean has(String duty) {
    return fence(duty).isPresent();
  }

  /** Whether this process takes in the lists of its input folder. */
  default boolean takesIn() {
    return intakeFence().isPresent();
  }

  /**
   * The number under which this process has that duty, as a fencing token: to be taken before the
   * first look at what is to be done, and shown when it is written down. Empty if another has the
   * duty.
   */
  OptionalLong fence(String duty);

  /** The same of taking in the lists of its input folder. */
  OptionalLong intakeFence();

  /** The same of fetching the lists of the server of that address. */
  default OptionalLong fetchFence(String server) {
    return fence(Duty.fetch(server));
  }

  /**
   * Puts right what nodes left behind that live no more: codes that they claimed wait again, their
   * calls without an answer count against the window from now on. Answers the names of those that
   * were taken for dead just now.
   *
   * @param plans of every channel that was ever registered
   */
  List<String> takeOver(Function<Channel, Plan> plans, Instant now);

  /**
   * Forgets some thousand rows of a list that was half read by a node that lives no more, with what
   * only they wanted; answers false if there is none.
   */
  boolean forgetHalfRead();
}
