package caravan.ledger.jdbc;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeRequest;
import caravan.codes.Lane;
import caravan.ledger.ChannelState;
import caravan.ledger.NextLane;
import caravan.ledger.Nodes;
import caravan.ledger.Pacing;
import caravan.ledger.Reservation;
import caravan.pace.LearnedLimit;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Codes that are handed out, and calls that are let through. */
final class JdbcPacing implements Pacing {

  private final Storage storage;
  private final LookupTable lookups;
  private final Admission admission;
  private final ListCancel cancels;
  private final NodePlanTable plans = new NodePlanTable();
  private final LearnedLimitTable learned = new LearnedLimitTable();

  JdbcPacing(Storage storage, LookupTable lookups, Admission admission, ListCancel cancels) {
    this.storage = storage;
    this.lookups = lookups;
    this.admission = admission;
    this.cancels = cancels;
  }

  @Override
  public ChannelState state(Channel channel, Plan plan, Instant now) {
    return state(channel, plan, now, handle -> admission.state(handle, channel, plan, now));
  }

  @Override
  public ChannelState brief(Channel channel, Plan plan, Instant now) {
    return plan.limited()
        ? state(channel, plan, now)
        : state(channel, plan, now, handle -> admission.brief(handle, channel, plan, now));
  }

  /** A clock that went back is followed first, which is seldom. */
  private ChannelState state(
      Channel channel, Plan plan, Instant now, Function<Handle, ChannelState> read) {
    Optional<ChannelState> state =
        storage.read(
            handle ->
                admission.astray(handle, channel, plan, now)
                    ? Optional.empty()
                    : Optional.of(read.apply(handle)));
    return state.orElseGet(
        () -> {
          storage.change(handle -> admission.follow(handle, channel, plan, now));
          return storage.read(read::apply);
        });
  }

  @Override
  public Optional<NextLane> next(Channel channel, int atMost) {
    return storage.read(handle -> lookups.next(handle, channel, atMost));
  }

  @Override
  public List<CodeRequest> claim(Lane lane, int codes) {
    return storage.passing( // who restarts gives back what was claimed anyway
        handle -> lookups.claim(handle, lane, codes));
  }

  @Override
  public Reservation reserve(Batch batch, Plan plan, Instant now) {
    if (!storage.membership().stands()) {
      return new Reservation.Wait(Nodes.BEAT, "the ledger has not heard of this node for seconds");
    }
    return storage.write(
        handle ->
            lookups.lost(handle, batch) || cancels.unwanted(handle, batch)
                ? new Reservation.Wait(
                    AdmissionControl.AGES,
                    "its codes were given to another, or their list was cancelled")
                : admission.reserve(handle, batch, smallest(handle, batch, plan), now));
  }

  /** Read under the writer's lock: of nodes that were set up anew none asks for more meanwhile. */
  private Plan smallest(Handle handle, Batch batch, Plan plan) {
    Membership membership = storage.membership();
    return membership.several()
        ? plans.smallest(handle, batch.lane().channel(), plan, membership.node())
        : plan;
  }

  @Override
  public void giveUp(Channel channel, Plan plan, Instant now) {
    storage.change(
        handle -> {
          lookups.release(handle, channel);
          cancels.returned(handle);
          admission.giveUp(handle, channel, plan, now);
        });
  }

  @Override
  public LearnedLimit learned(Channel channel, Plan plan, Instant now) {
    return storage.read(handle -> learned.read(handle, channel, plan, now));
  }

  @Override
  public void learn(Channel channel, Plan plan, LearnedLimit limit) {
    storage.change(handle -> learned.keep(handle, channel, plan, limit));
  }

  @Override
  public boolean resume(Channel channel) {
    return storage.write(handle -> storage.told(handle, admission.resume(handle, channel)));
  }
}
