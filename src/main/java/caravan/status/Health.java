package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.pace.ChannelTerms;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether lists that come in now can become results without a person doing something. Lists that
 * wait for a person's word are named, {@code held}, and make nobody not ready: they delay no other.
 * Nor do warnings: nodes that are set up anew one after the other differ for a while, and each has
 * to become ready meanwhile.
 */
public final class Health {

  private final Overview overview;
  private final Supplier<Map<Channel, ChannelTerms>> terms;
  private final Supplier<Optional<String>> output;
  private final Supplier<List<String>> trouble;
  private final BooleanSupplier routes;
  private final Function<Channel, String> key;
  private final Clock clock;

  /**
   * @param output what is wrong with the output folder; empty if nothing is
   * @param trouble what the road met lately and tries again
   * @param routes whether the routes stand
   * @param key where a channel's valid key is to be put, as a sentence
   */
  public Health(
      Overview overview,
      Supplier<Map<Channel, ChannelTerms>> terms,
      Supplier<Optional<String>> output,
      Supplier<List<String>> trouble,
      BooleanSupplier routes,
      Function<Channel, String> key,
      Clock clock) {
    this.overview = overview;
    this.terms = terms;
    this.output = output;
    this.trouble = trouble;
    this.routes = routes;
    this.key = key;
    this.clock = clock;
  }

  /** How it stands now. */
  public Readiness readiness() {
    boolean starting = !routes.getAsBoolean();
    List<Readiness.Reason> reasons =
        starting ? List.of(Readiness.Reason.of("the routes don't stand yet")) : reasons();
    return new Readiness(starting, reasons, held(), warnings(), notices());
  }

  private long notices() {
    try {
      return overview.noticesPending();
    } catch (LedgerException e) {
      return 0; // among the reasons already
    }
  }

  private List<String> warnings() {
    try {
      return Warnings.of(overview, overview.nodes(), clock.instant());
    } catch (LedgerException e) {
      return List.of(); // among the reasons already
    }
  }

  private List<Readiness.Reason> reasons() {
    List<Readiness.Reason> reasons = new ArrayList<>();
    try {
      terms.get().forEach((channel, on) -> paused(channel, on).ifPresent(reasons::add));
    } catch (LedgerException e) {
      reasons.add(Readiness.Reason.of(String.valueOf(e.getMessage())));
    }
    output.get().map(Readiness.Reason::of).ifPresent(reasons::add);
    trouble.get().stream().map(Readiness.Reason::of).forEach(reasons::add);
    return reasons;
  }

  private Optional<Readiness.Reason> paused(Channel channel, ChannelTerms on) {
    Pause pause = overview.state(channel, on.plan(), clock.instant()).pause();
    return on.on()
        ? ChannelWhy.needsAPerson(channel, pause, key)
            .map(why -> new Readiness.Reason(channel.word() + ": " + why, channel))
        : Optional.empty();
  }

  /** Lists that wait for a person's word, a line each. */
  private List<String> held() {
    try {
      return overview.held().stream()
          .filter(list -> list.word() == Held.Word.NONE)
          .map(
              list ->
                  "%s: %s (%s; %s)"
                      .formatted(list.path(), list.reason(), list.release(), list.discard()))
          .toList();
    } catch (LedgerException e) {
      return List.of(); // among the reasons already
    }
  }
}
