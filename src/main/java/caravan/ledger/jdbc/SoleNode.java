package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.NodeIdentity;
import caravan.pace.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one process that works with the ledger: nobody takes it for dead, and it goes by its own
 * clock.
 */
final class SoleNode implements Membership {

  /** What a command beside it changes is seen so soon. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  @Override
  public boolean several() {
    return false;
  }

  @Override
  public void join(NodeIdentity self, Heartbeat first, Clock own) {
    // there is nobody to join
  }

  @Override
  public long node() {
    return 0;
  }

  @Override
  public Optional<NodeIdentity> self() {
    return Optional.empty();
  }

  @Override
  public Duration lease() {
    return Duration.ZERO;
  }

  @Override
  public Set<String> duties() {
    return Set.of();
  }

  @Override
  public boolean beat(Heartbeat own) {
    return true;
  }

  @Override
  public void hear() {
    // nobody says anything
  }

  @Override
  public Plan smallest(Channel channel, Plan own) {
    return own;
  }

  @Override
  public Arrivals elsewhere() {
    return Arrivals.NONE;
  }

  @Override
  public boolean stands() {
    return true;
  }

  @Override
  public boolean steady() {
    return true;
  }

  @Override
  public Clock clock(Clock own) {
    return own;
  }

  @Override
  public Instant notBefore(Instant now) {
    return now;
  }

  @Override
  public Duration drift() {
    return Duration.ZERO;
  }

  @Override
  public Duration unheard() {
    return Duration.ZERO;
  }

  @Override
  public void tell(Handle handle) {
    // nobody listens
  }

  @Override
  public Handle watching(Jdbi reader) {
    return reader.open();
  }

  @Override
  public boolean told(Handle watching) {
    return false;
  }

  @Override
  public int seldom() {
    return 1;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void close() {
    // nobody waits for it
  }
}
