package caravan.web.page;

import caravan.ledger.History;
import caravan.ledger.Pause;
import caravan.pace.Plan;
import caravan.status.ChannelReport;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Puts channels into words. */
final class ChannelCards {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final History history;
  private final Words words;

  ChannelCards(History history, Words words) {
    this.history = history;
    this.words = words;
  }

  ChannelCard card(ChannelReport channel, Instant now) {
    Plan plan = channel.plan();
    Instant since = now.minus(MINUTE.multipliedBy(Curve.MINUTES));
    return new ChannelCard(
        channel.channel().word(),
        channel.on(),
        channel.why(),
        channel.needsAPerson(),
        channel.paused() != null,
        channel.pause() != null,
        words.find(resumes(channel.pause(), now), now),
        channel.tokensThisWindow(),
        plan.limited() ? plan.rate() : 0,
        window(channel),
        channel.tokensToday(),
        plan.daily(),
        today(channel, now),
        Words.count(channel.codesWaiting(), "code") + " waiting",
        Words.count(channel.inFlight(), "call") + " under way",
        words.find(channel.done(), now),
        Curve.of(history.tally(channel.channel(), since, MINUTE), since));
  }

  private static @Nullable Instant resumes(@Nullable Pause pause, Instant now) {
    return pause != null && pause.until().isAfter(now) ? pause.until() : null;
  }

  private String window(ChannelReport channel) {
    Plan plan = channel.plan();
    String span = plan.window().equals(MINUTE) ? "this minute" : "in " + Words.span(plan.window());
    return plan.limited()
        ? "%s of %s tokens %s"
            .formatted(Words.number(channel.tokensThisWindow()), Words.number(plan.rate()), span)
        : "%s %s; no limit is known"
            .formatted(Words.count(channel.tokensThisWindow(), "token"), span);
  }

  private String today(ChannelReport channel, Instant now) {
    long daily = channel.plan().daily();
    String spent =
        daily > 0
            ? "%s of %s tokens today"
                .formatted(Words.number(channel.tokensToday()), Words.number(daily))
            : Words.count(channel.tokensToday(), "token") + " today";
    Long left = channel.leftToTell();
    String rest = left == null ? "" : ", %s left".formatted(Words.number(left));
    Instant ends = channel.dayResets();
    return spent
        + rest
        + (ends != null && ends.isAfter(now)
            ? "; the day ends %s (%s)"
                .formatted(words.clock(ends, now), words.moment(ends, now).away())
            : "");
  }
}
