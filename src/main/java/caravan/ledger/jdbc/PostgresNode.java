package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.LedgerException;
import caravan.ledger.NodeIdentity;
import caravan.ledger.NodePlan;
import caravan.ledger.Nodes;
import caravan.pace.Plan;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * This process among those that work with the ledger. What it says of itself goes by a connection
 * of its own, so that none that is busy, or broken, makes it look dead.
 */
final class PostgresNode implements AutoCloseable {

  private static final Duration MARGIN = Duration.ofSeconds(1);

  /**
   * Who was taken for dead makes no call for so long: what it had been granted before and not sent
   * counts no longer for it, and is told so when it is about to go out.
   */
  private static final Duration QUIET = Duration.ofSeconds(2);

  /** Who was not heard of for so long had a reason that others may have too. */
  private static final Duration GAP = Nodes.BEAT.multipliedBy(4);

  private final PostgresDialect dialect;
  private final NodeTable nodes = new NodeTable();
  private final NodePlanTable planned = new NodePlanTable();
  private @Nullable HikariDataSource source;
  private @Nullable Jdbi jdbi;
  private volatile @Nullable NodeIdentity self;
  private volatile @Nullable ServerClock clock;
  private volatile @Nullable Heard heard;
  private volatile Instant steadySince = Instant.MAX;
  private volatile Instant callsFrom = Instant.MIN;
  private volatile Arrivals elsewhere = Arrivals.NONE;

  /**
   * When it said that it lives, at the latest; the others may have heard it later.
   *
   * @param by its machine's clock
   */
  private record Heard(Clock by, Instant at) {}

  private volatile long id;
  private volatile Set<String> duties = Set.of();
  private volatile Map<Channel, NodePlan> others = Map.of();
  private volatile Map<Channel, NodePlan> said = Map.of();

  PostgresNode(PostgresDialect dialect) {
    this.dialect = dialect;
  }

  /** Its number; 0 where it only looks in. */
  long id() {
    return id;
  }

  /** The time that all nodes go by; the own one where it only looks in. */
  Clock clock(Clock own) {
    ServerClock common = clock;
    return common == null ? own : common.withZone(ZoneOffset.UTC);
  }

  /** What its own clock says before the server is asked for the time; where it has to know. */
  @Nullable Instant asking() {
    ServerClock common = clock;
    return common == null ? null : common.asking();
  }

  /** The server told its time. */
  void heard(@Nullable Instant asked, long millis) {
    ServerClock common = clock;
    if (common != null && asked != null) {
      common.set(asked, millis);
    }
  }

  /** The later of that moment and now. */
  Instant notBefore(Instant now) {
    ServerClock common = clock;
    Instant ours = common == null ? now : common.instant();
    return ours.isAfter(now) ? ours : now;
  }

  synchronized void join(NodeIdentity identity, Heartbeat first, Clock own) {
    self = identity;
    said = first.plans();
    ServerClock common = new ServerClock(own);
    heard = new Heard(own, own.instant());
    steadySince = own.instant();
    try {
      told(handle -> set(common, handle));
      clock = common;
      enrol(identity, first);
      hear();
    } catch (LedgerException e) {
      close();
      throw e;
    }
  }

  /** Whether nobody can take it for dead within a second; also where it only looks in. */
  boolean stands() {
    Heard last = heard;
    if (last == null) {
      return true;
    }
    Instant now = last.by().instant();
    return Duration.between(last.at(), now).compareTo(lease().minus(MARGIN)) < 0
        && !now.isBefore(callsFrom);
  }

  /**
   * Whether it was heard of all the time in which another would be taken for dead: where nobody
   * could be heard of, because the database was away, silence tells nothing.
   */
  boolean steady() {
    Heard last = heard;
    return last == null || Duration.between(steadySince, last.at()).compareTo(lease()) >= 0;
  }

  /** Who is not heard of for so long is taken for dead. */
  Duration lease() {
    NodeIdentity identity = self;
    return identity == null ? Duration.ZERO : identity.lease();
  }

  /** Who it is; empty where it only looks in. */
  Optional<NodeIdentity> self() {
    return Optional.ofNullable(self);
  }

  /** Lists that others see on their way. */
  Arrivals elsewhere() {
    return elsewhere;
  }

  /** What it last said of its plans. */
  Map<Channel, NodePlan> plans() {
    return said;
  }

  /** The channel's plan where those of the other nodes bind it too. */
  Plan smallest(Channel channel, Plan own) {
    NodePlan other = others.get(channel);
    return other == null ? own : NodePlanTable.within(own, other);
  }

  /** What it has to do; nothing where it only looks in. */
  Set<String> duties() {
    return duties;
  }

  private void enrol(NodeIdentity identity, Heartbeat own) {
    id =
        told(
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

  private static boolean set(ServerClock clock, Handle handle) {
    clock.set(handle);
    return true;
  }

  /** Says that it lives; answers false if it was taken for dead and has another number now. */
  synchronized boolean beat(Heartbeat own) {
    NodeIdentity identity = self;
    ServerClock common = clock;
    if (identity == null || common == null) {
      return true;
    }
    Heard now = heardNow();
    boolean lives = told(handle -> nodes.beat(handle, id, own.arrivals()));
    if (!lives) {
      duties = Set.of();
      callsFrom = now == null ? Instant.MIN : now.at().plus(QUIET);
      enrol(identity, own);
    } else if (!own.plans().equals(said)) {
      told(handle -> keep(handle, own));
      said = own.plans();
    }
    heardAgain(now);
    hear();
    return lives;
  }

  private boolean keep(Handle handle, Heartbeat own) {
    handle.useTransaction(inside -> planned.keep(inside, id, own.plans()));
    return true;
  }

  /** What others say of themselves, what it has to do, and the time: in one transaction. */
  synchronized void hear() {
    ServerClock common = clock;
    if (common != null) {
      told(handle -> handle.inTransaction(inside -> set(common, inside) && hear(inside)));
    }
  }

  private boolean hear(Handle handle) {
    duties = nodes.duties(handle, id);
    elsewhere = nodes.elsewhere(handle, id);
    others = planned.smallest(handle, id);
    return true;
  }

  /** A connection on which it hears what others tell. */
  synchronized Handle listening() {
    Handle handle = jdbi().open();
    try {
      PostgresNotify.listen(handle);
      return handle;
    } catch (JdbiException e) {
      handle.close();
      throw e;
    }
  }

  private void heardAgain(@Nullable Heard now) {
    Heard last = heard;
    if (now == null || last == null || Duration.between(last.at(), now.at()).compareTo(GAP) > 0) {
      steadySince = now == null ? Instant.MAX : now.at();
    }
    heard = now;
  }

  private @Nullable Heard heardNow() {
    Heard last = heard;
    return last == null ? null : new Heard(last.by(), last.by().instant());
  }

  private <T> T told(Function<Handle, T> work) {
    try {
      return jdbi().withHandle(work::apply);
    } catch (JdbiException e) {
      throw dialect.explain(e);
    }
  }

  private Jdbi jdbi() {
    if (jdbi == null) {
      source = Storage.open(dialect, dialect::telling);
      jdbi = dialect.jdbi(source);
    }
    return jdbi;
  }

  /** Farewell: others need not wait until it is not heard of. */
  @Override
  public synchronized void close() {
    try {
      if (id != 0) {
        told(
            handle -> {
              nodes.leave(handle, id);
              PostgresNotify.tell(handle, id);
              return true;
            });
      }
    } catch (LedgerException e) {
      // they will find out by themselves
    } finally {
      id = 0;
      self = null;
      duties = Set.of();
      others = Map.of();
      clock = null;
      heard = null;
      if (source != null) {
        source.close();
      }
      source = null;
      jdbi = null;
    }
  }
}
