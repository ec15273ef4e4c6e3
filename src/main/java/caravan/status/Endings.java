package caravan.status;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.ledger.Backlog;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.ledger.Urgency;
import caravan.pace.ChannelTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Foretells when lists would be done that are not there yet. */
public final class Endings {

  private static final int AT_WORK = 200;

  /** A shorter delay is none. */
  private static final Duration WORTH = Duration.ofSeconds(1);

  private static final List<Urgency> CHOICES =
      List.of(Urgency.URGENT, Urgency.NORMAL, Urgency.IDLE);

  private final Overview overview;
  private final Supplier<Map<Channel, ChannelTerms>> terms;
  private final Duration settle;

  /**
   * @param terms on which each channel works, at this moment
   * @param settle how long a file lies in the input folder before it is taken in
   */
  public Endings(Overview overview, Supplier<Map<Channel, ChannelTerms>> terms, Duration settle) {
    this.overview = overview;
    this.terms = terms;
    this.settle = settle;
  }

  /**
   * Foretells it for each urgency that such lists can have.
   *
   * @param asked what each of them would ask for, by lane
   */
  public List<Ending> of(List<Map<Lane, Long>> asked, Price price, Instant now) {
    Instant from = now.plus(settle);
    List<Backlog> there = overview.backlog();
    Map<Channel, ChannelTerms> on = terms.get();
    Outlook before = new Outlook(overview, on, there, from);
    List<ListRecord> others = overview.atWork(AT_WORK);
    return CHOICES.stream()
        .map(
            urgency -> {
              Outlook after = new Outlook(overview, on, with(there, asked, urgency), from);
              return new Ending(
                  urgency, price.done(before, urgency).orElse(null), delays(others, before, after));
            })
        .toList();
  }

  private static List<Backlog> with(
      List<Backlog> there, List<Map<Lane, Long>> asked, Urgency urgency) {
    List<Backlog> all = new ArrayList<>(there);
    for (int i = 0; i < asked.size(); i++) {
      long list = -1L - i; // of none that is there
      asked.get(i).forEach((lane, codes) -> all.add(new Backlog(list, lane, urgency, codes)));
    }
    return all;
  }

  private static List<Ending.Delay> delays(List<ListRecord> others, Outlook before, Outlook after) {
    return others.stream()
        .flatMap(list -> delay(list, before, after).stream())
        .sorted(Comparator.comparing(Ending.Delay::later).reversed())
        .toList();
  }

  private static Optional<Ending.Delay> delay(ListRecord list, Outlook before, Outlook after) {
    Optional<Instant> then = before.list(list.id());
    Optional<Instant> later = after.list(list.id());
    return then.isPresent() && later.isPresent()
        ? Optional.of(new Ending.Delay(list, then.get(), later.get()))
            .filter(delay -> delay.later().compareTo(WORTH) >= 0)
        : Optional.empty();
  }
}
