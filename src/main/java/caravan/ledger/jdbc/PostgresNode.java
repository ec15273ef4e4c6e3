package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.LedgerException;
import caravan.ledger.NodeIdentity;
import caravan.ledger.NodePlan;
import caravan.pace.Plan;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** This process among those that work with a ledger in PostgreSQL, or only look into it. */
final class PostgresNode implements Membership {

  /** Machines count on between two looks at the server's clock; a slow answer is not believed. */
  private static final Duration DRIFT = Duration.ofMillis(50);

  private static final Duration UNHEARD = Duration.ofSeconds(10);

  private final PostgresDialect dialect;
  private final NodeConnection connection;
  private final NodeTable nodes = new NodeTable();
  private final NodePlanTable planned = new NodePlanTable();
  private final Liveness liveness = new Liveness();
  private final NodeClock clock = new NodeClock();
  private volatile @Nullable NodeIdentity self;
  private volatile Arrivals elsewhere = Arrivals.NONE;
  private volatile long id;
  private volatile Set<String> duties = Set.of();
  private volatile Map<Channel, NodePlan> others = Map.of();
  private volatile Map<Channel, NodePlan> said = Map.of();

  PostgresNode(PostgresDialect dialect) {
    this.dialect = dialect;
    this.connection = new NodeConnection(dialect);
  }

  @Override
  public boolean several() {
    return true;
  }

  @Override
  public long node() {
    return id;
  }

  @Override
  public Clock clock(Clock own) {
    return clock.or(own);
  }

  /** The time that it goes by. */
  NodeClock time() {
    return clock;
  }

  @Override
  public Instant notBefore(Instant now) {
    return clock.notBefore(now);
  }

  @Override
  public synchronized void join(NodeIdentity identity, Heartbeat first, Clock own) {
    self = identity;
    said = first.plans();
    liveness.begins(own);
    try {
      connection.call(handle -> clock.begin(own, handle));
      enrol(identity, first);
      hear();
    } catch (LedgerException e) {
      close();
      throw e;
    }
  }

  @Override
  public boolean stands() {
    return liveness.stands(lease());
  }

  @Override
  public boolean steady() {
    return liveness.steady(lease());
  }

  @Override
  public Duration lease() {
    NodeIdentity identity = self;
    return identity == null ? Duration.ZERO : identity.lease();
  }

  @Override
  public Optional<NodeIdentity> self() {
    return Optional.ofNullable(self);
  }

  @Override
  public Arrivals elsewhere() {
    return elsewhere;
  }

  /** What it last said of its plans. */
  Map<Channel, NodePlan> plans() {
    return said;
  }

  @Override
  public Plan smallest(Channel channel, Plan own) {
    NodePlan other = others.get(channel);
    return other == null ? own : NodePlanTable.within(own, other);
  }

  @Override
  public Set<String> duties() {
    return duties;
  }

  @Override
  public Duration drift() {
    return id == 0 ? Duration.ZERO : DRIFT;
  }

  @Override
  public Duration unheard() {
    return id == 0 ? Duration.ZERO : UNHEARD;
  }

  private void enrol(NodeIdentity identity, Heartbeat own) {
    id =
        connection.call(
            handle ->
                handle.inTransaction(
                    inside -> {
                      dialect.enter(inside, 0);
                      long number = nodes.join(inside, identity);
                      planned.keep(inside, number, own.plans());
                      return number;
                    }));
    said = own.plans();
  }

  @Override
  public synchronized boolean beat(Heartbeat own) {
    NodeIdentity identity = self;
    if (identity == null || !clock.runs()) {
      return true;
    }
    Liveness.Heard now = liveness.now();
    boolean lives = connection.call(handle -> nodes.beat(handle, id, own.arrivals()));
    if (!lives) {
      duties = Set.of();
      liveness.wasTakenForDead(now);
      enrol(identity, own);
    } else if (!own.plans().equals(said)) {
      connection.call(handle -> keep(handle, own));
      said = own.plans();
    }
    liveness.heard(now);
    hear();
    return lives;
  }

  private boolean keep(Handle handle, Heartbeat own) {
    handle.useTransaction(inside -> planned.keep(inside, id, own.plans()));
    return true;
  }

  /** What others say, what it has to do, and the time: in one transaction. */
  @Override
  public synchronized void hear() {
    if (clock.runs()) {
      connection.call(handle -> handle.inTransaction(inside -> clock.look(inside) && hear(inside)));
    }
  }

  private boolean hear(Handle handle) {
    duties = nodes.duties(handle, id);
    elsewhere = nodes.elsewhere(handle, id);
    others = planned.smallest(handle, id);
    return true;
  }

  @Override
  public void tell(Handle handle) {
    PostgresNotify.tell(handle, id);
  }

  @Override
  public synchronized Handle watching(Jdbi reader) {
    return connection.listening();
  }

  @Override
  public boolean told(Handle watching) throws SQLException {
    return PostgresNotify.told(watching, id);
  }

  @Override
  public int seldom() {
    return PostgresNotify.SELDOM;
  }

  @Override
  public Duration pause() {
    return PostgresNotify.PAUSE;
  }

  /** The others need not wait until it is not heard of. */
  @Override
  public synchronized void close() {
    try {
      if (id != 0) {
        connection.call(this::leave);
      }
    } catch (LedgerException e) {
      // they will find out by themselves
    } finally {
      id = 0;
      self = null;
      duties = Set.of();
      others = Map.of();
      clock.end();
      liveness.ends();
      connection.close();
    }
  }

  private boolean leave(Handle handle) {
    nodes.leave(handle, id);
    tell(handle);
    return true;
  }
}
