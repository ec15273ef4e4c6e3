package caravan.metrics;

import caravan.codes.Channel;
import caravan.ledger.CallStatus;
import caravan.ledger.LaneBacklog;
import caravan.ledger.Urgency;
import caravan.status.ChannelReport;
import io.prometheus.metrics.model.snapshots.Labels;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is measured of each channel. */
final class ChannelFamilies {

  private static final String SINCE_START = " Counted since this process started.";
  private static final String CHANNEL = "channel";
  private static final double MILLIS = 1e3;

  private final Families families;
  private final ProcessCounters counters;

  ChannelFamilies(Families families, ProcessCounters counters) {
    this.families = families;
    this.counters = counters;
  }

  void gather(List<ChannelReport> channels, List<LaneBacklog> waiting) {
    List<Channel> names = channels.stream().map(ChannelReport::channel).toList();
    calls(names);
    plan(channels);
    states(channels);
    backlog(channels, waiting);
  }

  private void calls(List<Channel> channels) {
    families.counter(
        "caravan_tokens",
        "Tokens of calls that have ended, as far as the server may have counted them."
            + SINCE_START,
        channels.stream().map(one -> MetricSample.of(counters.tokens(one), CHANNEL, one.word())));
    families.counter(
        "caravan_calls",
        "Calls that have ended, by how." + SINCE_START,
        channels.stream().flatMap(this::outcomes));
    Map<Labels, DurationHistogram> durations = new LinkedHashMap<>();
    channels.forEach(one -> durations.put(Labels.of(CHANNEL, one.word()), counters.duration(one)));
    families.histogram(
        "caravan_call_duration_seconds",
        "How long calls took that were sent, until their answer was written down." + SINCE_START,
        durations);
  }

  private Stream<MetricSample> outcomes(Channel channel) {
    return Arrays.stream(CallStatus.values())
        .map(
            status ->
                MetricSample.of(
                    counters.calls(channel, status),
                    CHANNEL,
                    channel.word(),
                    "outcome",
                    status.name().toLowerCase(Locale.ROOT)));
  }

  private void plan(List<ChannelReport> channels) {
    each(
        channels,
        "caravan_window_tokens_used",
        "Tokens that weigh on the plan's window now.",
        ChannelReport::tokensThisWindow);
    each(
        channels,
        "caravan_window_tokens_limit",
        "Tokens that the plan allows in a window; 0 if no limit is known.",
        one -> one.plan().limited() ? one.plan().rate() : 0);
    each(
        channels,
        "caravan_window_seconds",
        "How long the plan's window is.",
        one -> one.plan().window().toMillis() / MILLIS);
    each(
        channels,
        "caravan_day_tokens_used",
        "Tokens of the server's day, as far as it may have counted them; from the ledger.",
        ChannelReport::tokensToday);
    each(
        channels,
        "caravan_day_tokens_limit",
        "Tokens that the plan allows a day; 0 if no limit is known.",
        one -> one.plan().daily());
    some(
        channels,
        "caravan_day_tokens_left",
        "Tokens that the day has left, as the server said last; none where it never did.",
        one -> one.tokensLeft() == null ? null : one.tokensLeft().doubleValue());
  }

  private void states(List<ChannelReport> channels) {
    families.gauge(
        "caravan_channel_state",
        "1 for what the channel does now, 0 for all else that it could do.",
        channels.stream()
            .flatMap(
                one ->
                    Arrays.stream(ChannelReport.State.values())
                        .map(
                            state ->
                                MetricSample.of(
                                    one.state() == state,
                                    CHANNEL,
                                    one.channel().word(),
                                    "state",
                                    state.name().toLowerCase(Locale.ROOT)))));
    each(
        channels,
        "caravan_channel_resume_timestamp_seconds",
        "When a channel that makes no calls goes on or looks again; 0 if nothing keeps it, or only a"
            + " person can.",
        one -> seconds(one.goesOn()));
    each(
        channels,
        "caravan_forecast_end_timestamp_seconds",
        "When all codes that wait would be answered; 0 if none waits, or nobody can tell.",
        one -> seconds(one.done()));
    each(
        channels,
        "caravan_calls_in_flight",
        "Calls that have no answer yet.",
        ChannelReport::inFlight);
  }

  private void backlog(List<ChannelReport> channels, List<LaneBacklog> waiting) {
    families.gauge(
        "caravan_backlog_codes",
        "Codes that have no answer yet, by the most urgent list that waits for them.",
        channels.stream()
            .map(ChannelReport::channel)
            .flatMap(
                channel ->
                    Arrays.stream(Urgency.values())
                        .map(
                            urgency ->
                                MetricSample.of(
                                    codes(waiting, channel, urgency),
                                    CHANNEL,
                                    channel.word(),
                                    "urgency",
                                    urgency.word()))));
  }

  private static long codes(List<LaneBacklog> waiting, Channel channel, Urgency urgency) {
    return waiting.stream()
        .filter(part -> part.urgency() == urgency && part.lane().channel().equals(channel))
        .mapToLong(LaneBacklog::codes)
        .sum();
  }

  private void each(
      List<ChannelReport> channels,
      String name,
      String help,
      ToDoubleFunction<ChannelReport> value) {
    some(channels, name, help, value::applyAsDouble);
  }

  private void some(
      List<ChannelReport> channels,
      String name,
      String help,
      Function<ChannelReport, @Nullable Double> value) {
    families.gauge(name, help, channels.stream().flatMap(one -> sample(one, value.apply(one))));
  }

  private static Stream<MetricSample> sample(ChannelReport channel, @Nullable Double value) {
    return value == null
        ? Stream.empty()
        : Stream.of(MetricSample.of(value, CHANNEL, channel.channel().word()));
  }

  private static double seconds(@Nullable Instant moment) {
    return moment == null ? 0 : moment.toEpochMilli() / MILLIS;
  }
}
