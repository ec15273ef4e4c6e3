package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Duty;
import caravan.ledger.Heartbeat;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Nodes;
import caravan.pace.Plan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The nodes, and what is done with what dead ones leave behind. */
final class JdbcNodes implements Nodes {

  /** A silence that nobody is taken for dead for. */
  private static final Duration NOBODY = Duration.ofDays(365);

  private final Storage storage;
  private final NodeTable nodes = new NodeTable();
  private final LookupTable lookups;
  private final JdbcLists lists;
  private final ListCancel cancels;
  private final Admission admission;

  JdbcNodes(
      Storage storage,
      LookupTable lookups,
      JdbcLists lists,
      ListCancel cancels,
      Admission admission) {
    this.storage = storage;
    this.lookups = lookups;
    this.lists = lists;
    this.cancels = cancels;
    this.admission = admission;
  }

  @Override
  public boolean several() {
    return storage.membership().several();
  }

  @Override
  public String ident() {
    return several()
        ? storage.read(
            handle -> handle.select("select ident from ledger").mapTo(String.class).one())
        : "";
  }

  @Override
  public void join(NodeIdentity self, Heartbeat first, Clock own) {
    storage.membership().join(self, first, own);
  }

  @Override
  public Clock clock(Clock own) {
    return storage.membership().clock(own);
  }

  @Override
  public boolean beat(Heartbeat own) {
    Set<String> before = storage.membership().duties();
    boolean lives = storage.membership().beat(own);
    if (!storage.membership().duties().equals(before)) {
      storage.changes().changed(); // what was another's to do is to be looked for
    }
    return lives;
  }

  @Override
  public Plan smallest(Channel channel, Plan own) {
    return storage.membership().smallest(channel, own);
  }

  @Override
  public Arrivals elsewhere() {
    return storage.membership().elsewhere();
  }

  @Override
  public boolean stands() {
    return storage.membership().stands();
  }

  @Override
  public long id() {
    return storage.membership().node();
  }

  /** Its number first: the duties that it has under the next one are not known under this. */
  @Override
  public OptionalLong fence(String duty) {
    Membership self = storage.membership();
    long number = self.node();
    return self.self().isEmpty() || self.duties().contains(duty)
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong intakeFence() {
    String input = storage.membership().self().map(NodeIdentity::input).orElse("");
    return fence(Duty.input(input)); // any duty where it is no node
  }

  @Override
  public List<String> takeOver(Function<Channel, Plan> plans, Instant now) {
    long me = storage.membership().node();
    Duration silence = storage.membership().steady() ? storage.membership().lease() : NOBODY;
    boolean any = storage.read(handle -> nodes.deadOrOrphans(handle, silence, me));
    return any ? storage.write(handle -> bury(handle, silence, plans, me, now)) : List.of();
  }

  @Override
  public boolean forgetHalfRead() {
    return storage.read(HalfReadLists::orphan).isPresent() && lists.discardOrphan();
  }

  /** Whoever was heard of since the look lives. */
  private List<String> bury(
      Handle handle, Duration silence, Function<Channel, Plan> plans, long me, Instant now) {
    List<String> dead = nodes.bury(handle, silence, me);
    release(handle);
    admission.giveUpOrphans(handle, plans, now);
    return dead;
  }

  /** Codes that nobody holds who lives wait again. */
  void release(Handle handle) {
    lookups.releaseOrphans(handle);
    cancels.returned(handle);
    nodes.orphanOrdered(handle);
    storage.membership().tell(handle);
  }
}
