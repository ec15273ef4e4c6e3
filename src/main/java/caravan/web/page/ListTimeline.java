package caravan.web.page;

import caravan.ledger.ChannelRest;
import caravan.ledger.ListChannel;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a list, in its order. Which call was the first is not kept; the first answer is.
 */
final class ListTimeline {

  private static final int REMEMBERED = 500;

  /** How many rests are told one by one. */
  private static final int RESTS = 20;

  /** Shorter ones are told as one. */
  private static final Duration WORTH_TELLING = Duration.ofMinutes(1);

  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int WORTH = 20;

  /**
   * What was read of a list.
   *
   * @param again when it is read anew; never where nothing changes any more
   */
  private record Known(List<ListChannel> channels, @Nullable Instant finished, Instant again) {}

  /** An event with its moment, for the sake of the order. */
  private record Event(Instant at, String when, String what) {}

  private final Overview overview;
  private final Words words;
  private final Clock clock;
  private final Map<Long, Known> known = Remembered.last(REMEMBERED);

  ListTimeline(Overview overview, Words words, Clock clock) {
    this.overview = overview;
    this.words = words;
    this.clock = clock;
  }

  List<ListStep> steps(ListRecord list, Instant now) {
    List<ListChannel> channels = channels(list, now);
    List<Event> events = new ArrayList<>();
    events.add(event(list.started(), "Read and taken in", now));
    answered(channels, list, now, events);
    List<ListStep> brief = new ArrayList<>();
    channels.forEach(one -> rests(one, list, now, events, brief));
    Instant finished = list.finished();
    if (finished != null) {
      events.add(event(finished, "Done: its results were written", now));
    }
    List<ListStep> steps = new ArrayList<>();
    events.stream()
        .sorted(Comparator.comparing(Event::at))
        .map(one -> new ListStep(one.when(), one.what()))
        .forEach(steps::add);
    steps.addAll(brief);
    if (finished != null) {
      overview
          .owing(list.id())
          .forEach(server -> steps.add(new ListStep("now", "To be sent still: to " + server)));
    }
    return steps;
  }

  private void answered(
      List<ListChannel> channels, ListRecord list, Instant now, List<Event> events) {
    channels.stream()
        .map(ListChannel::first)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .ifPresent(first -> events.add(event(first, "First answer", now)));
    if (list.open() == 0 && channels.stream().allMatch(one -> one.open() == 0)) {
      channels.stream()
          .map(ListChannel::last)
          .filter(Objects::nonNull)
          .max(Comparator.naturalOrder())
          .ifPresent(last -> events.add(event(last, "Last answer", now)));
    }
  }

  private void rests(
      ListChannel one, ListRecord list, Instant now, List<Event> events, List<ListStep> brief) {
    Instant last = one.open() > 0 ? list.finished() : one.last();
    Instant end = one.open() > 0 && last == null ? now : last == null ? list.started() : last;
    String name = one.channel().word();
    List<ChannelRest> rests =
        overview.rests(one.channel(), list.started()).stream()
            .filter(rest -> rest.began().isBefore(end))
            .toList();
    List<ChannelRest> told =
        rests.stream()
            .filter(rest -> lasts(rest, now).compareTo(WORTH_TELLING) >= 0)
            .sorted(Comparator.comparing((ChannelRest rest) -> lasts(rest, now)).reversed())
            .limit(RESTS)
            .toList();
    told.forEach(rest -> events.add(event(rest.began(), rested(name, rest, now), now)));
    List<ChannelRest> others = rests.stream().filter(rest -> !told.contains(rest)).toList();
    if (!others.isEmpty()) {
      brief.add(new ListStep("in all", brief(name, others, now)));
    }
  }

  /** Rests that are too short to be told one by one. */
  private static String brief(String channel, List<ChannelRest> rests, Instant now) {
    Duration together =
        rests.stream().map(rest -> lasts(rest, now)).reduce(Duration.ZERO, Duration::plus);
    return rests.size() == 1
        ? "%s rested once, for %s".formatted(channel, Words.span(together))
        : "%s rested %s times, %s together"
            .formatted(channel, Words.number(rests.size()), Words.span(together));
  }

  private String rested(String channel, ChannelRest rest, Instant now) {
    String why = RestWords.why(rest.kind());
    return rest.until().isAfter(now)
        ? "%s rests since then: %s".formatted(channel, why)
        : "%s rested until %s: %s".formatted(channel, clock(rest.until(), now), why);
  }

  private static Duration lasts(ChannelRest rest, Instant now) {
    return Duration.between(rest.began(), rest.until().isAfter(now) ? now : rest.until());
  }

  private Event event(Instant at, String what, Instant now) {
    return new Event(at, clock(at, now), what);
  }

  /** To the second today: many lists take no longer than that. */
  private String clock(Instant at, Instant now) {
    String text = words.clock(at, now);
    return words.seconds(at).startsWith(text) ? words.seconds(at) : text;
  }

  /** Looking through the codes of a large list takes its time: no more than it is worth. */
  private List<ListChannel> channels(ListRecord list, Instant now) {
    Known before = known.get(list.id());
    if (before != null
        && Objects.equals(before.finished(), list.finished())
        && before.again().isAfter(now)) {
      return before.channels();
    }
    Instant began = clock.instant();
    List<ListChannel> channels = overview.channels(list.id());
    Duration took = Duration.between(began, clock.instant());
    Instant again =
        list.finished() != null ? Instant.MAX : now.plus(FRESH).plus(took.multipliedBy(WORTH));
    known.put(list.id(), new Known(channels, list.finished(), again));
    return channels;
  }
}
