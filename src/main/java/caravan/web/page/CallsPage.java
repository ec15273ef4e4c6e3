package caravan.web.page;

import caravan.codes.Channel;
import caravan.ledger.CallFilter;
import caravan.ledger.CallRecord;
import caravan.ledger.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The calls, those that met the limit first. */
public final class CallsPage {

  private static final int LINES = 100;
  private static final int LIMITS = 5;

  private final History history;
  private final List<Channel> channels;
  private final Words words;
  private final Clock clock;

  /**
   * @param channels those that there are
   */
  public CallsPage(History history, List<Channel> channels, Words words, Clock clock) {
    this.history = history;
    this.channels = List.copyOf(channels);
    this.words = words;
    this.clock = clock;
  }

  /**
   * The screen at this moment; what is not understood is taken for empty.
   *
   * @param before calls with a smaller number only
   */
  public CallsView view(Frames frames, String channel, String kind, long before) {
    Instant now = clock.instant();
    Optional<Channel> whose =
        channels.stream().filter(one -> one.word().equals(channel)).findFirst();
    CallFilter.Kind wanted = kind(kind);
    Channel only = whose.orElse(null);
    List<CallRecord> found = history.calls(new CallFilter(only, wanted, before), LINES + 1);
    String name = whose.map(Channel::word).orElse("");
    String word = wanted == CallFilter.Kind.ALL ? "" : kind;
    boolean first = wanted == CallFilter.Kind.ALL && before == Long.MAX_VALUE;
    List<CallRecord> limits =
        first
            ? history.calls(new CallFilter(only, CallFilter.Kind.LIMITED, before), LIMITS)
            : List.of();
    String older =
        found.size() > LINES
            ? new Link()
                .with("channel", name)
                .with("kind", word)
                .with("before", String.valueOf(found.get(LINES - 1).id()))
                .text()
            : "";
    return new CallsView(
        frames.frame("Calls", "calls", "", now),
        name,
        word,
        channels.stream().map(Channel::word).toList(),
        limits.stream().map(call -> line(call, now)).toList(),
        found.stream().limit(LINES).map(call -> line(call, now)).toList(),
        older);
  }

  private static CallFilter.Kind kind(String word) {
    for (CallFilter.Kind kind : CallFilter.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    return CallFilter.Kind.ALL;
  }

  private CallsView.CallLine line(CallRecord call, Instant now) {
    Instant ended = call.ended();
    String status = call.status();
    Moment sent = words.moment(call.sent(), now);
    return new CallsView.CallLine(
        call.id(),
        call.channel().word(),
        asked(call),
        new Moment(sent.iso(), seconds(call.sent(), sent), sent.away()),
        Words.number(call.codes()),
        Words.number(call.tokens()),
        status == null ? "under way" : status,
        ended == null ? "" : Words.took(Duration.between(call.sent(), ended)),
        call.words());
  }

  private static String asked(CallRecord call) {
    String[] parts = call.lane().split("\\.", -1);
    return parts.length == 3 ? "%s (%s, %s)".formatted(parts[0], parts[1], parts[2]) : call.lane();
  }

  private String seconds(Instant at, Moment moment) {
    return moment.text().length() == 5 ? words.seconds(at) : moment.text();
  }
}
