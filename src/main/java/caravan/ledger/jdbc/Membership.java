package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.NodeIdentity;
import caravan.pace.Plan;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** This process among those that work with the ledger, where its engine lets several do so. */
interface Membership extends AutoCloseable {

  /** Whether the engine lets several processes work with the ledger at once. */
  boolean several();

  /**
   * Makes this process one of the nodes that work with the ledger, where there may be several.
   *
   * @param first what it says of itself
   * @param own this machine's time, counted evenly
   */
  void join(NodeIdentity self, Heartbeat first, Clock own);

  /** Its number among them; 0 where it has none. */
  long node();

  /** Who it is among them; empty where nobody else works with the ledger, or it only looks in. */
  Optional<NodeIdentity> self();

  /** Who of them is not heard of for so long is taken for dead. */
  Duration lease();

  /** What it has to do among them. */
  Set<String> duties();

  /** Says that it lives; answers false if it was taken for dead and has another number now. */
  boolean beat(Heartbeat own);

  /** Learns anew what the others say of themselves, and what it has to do among them. */
  void hear();

  /** The channel's plan where those of the other nodes bind it too, as far as was heard. */
  Plan smallest(Channel channel, Plan own);

  /** Lists that others see on their way. */
  Arrivals elsewhere();

  /** Whether nobody can take it for dead within a second; also where it only looks in. */
  boolean stands();

  /**
   * Whether it was heard of all the time in which another would be taken for dead: where nobody
   * could be heard of, because the database was away, silence tells nothing.
   */
  boolean steady();

  /** The time that all who write go by; this machine's own where nobody else does. */
  Clock clock(Clock own);

  /**
   * The later of that moment and of when this transaction was let in, by everybody's clock: what it
   * writes down had happened by then, whatever the clock of who saw it said.
   */
  Instant notBefore(Instant now);

  /** How far the clocks of those who write may be apart. */
  Duration drift();

  /** For how long after it was sent a server may yet count a call whose node is heard no more. */
  Duration unheard();

  /**
   * Tells other processes, once this transaction is committed, that there may be work for them:
   * that seldom, never for each call or each part of a list.
   */
  void tell(Handle handle);

  /** A connection that hears of changes, for as long as its owner wants it. */
  Handle watching(Jdbi reader);

  /**
   * Waits for what other processes tell, where the engine passes that on; answers whether one did.
   */
  boolean told(Handle watching) throws SQLException;

  /** One look of so many asks the engine what processes did not tell each other. */
  int seldom();

  /** So long after one look the next is due. */
  Duration pause();

  /** Farewell. */
  @Override
  void close();
}
