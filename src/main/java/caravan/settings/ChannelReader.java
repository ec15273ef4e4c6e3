package caravan.settings;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings of one channel. */
final class ChannelReader {

  private static final int MOST = 1_000_000_000;

  /** What the API sells on {@code circana}: products a minute and a day. */
  private enum Terms {
    TRIAL(30, 1_000),
    FULL(500, 150_000);

    private final int rate;
    private final int daily;

    Terms(int rate, int daily) {
      this.rate = rate;
      this.daily = daily;
    }
  }

  private final Values values;
  private final Channel channel;

  ChannelReader(Values values, Channel channel) {
    this.values = values;
    this.channel = channel;
  }

  ChannelSettings read() {
    Optional<Secret> key = new Secrets(values).key(name("key"));
    URI url = values.read(name("url"), BaseUrl::read);
    if (key.isPresent() && url.getScheme().equalsIgnoreCase("http")) {
      refuseInTheClear(url);
    }
    return new ChannelSettings(
        channel,
        key,
        url,
        plan(),
        values.read(name("concurrency"), WholeNumbers.between(1, 256)),
        values.read(
            name("timeout"), Durations.between(Duration.ofMillis(100), Duration.ofMinutes(10))));
  }

  private Plan plan() {
    int step = step();
    int largest = largestCall();
    int rate = tokens("rate", step, terms().rate);
    int daily = tokens("daily", step, terms().daily);
    Duration window =
        values.read(name("window"), Durations.between(Duration.ofMillis(10), Duration.ofDays(1)));
    int batch = values.read(name("batch"), WholeNumbers.between(1, largest));
    if (batch % step != 0) {
      values.warn(
          values.written(name("batch"))
              + ": a call costs a multiple of "
              + step
              + " tokens, so this wastes some of each; a multiple of "
              + step
              + " doesn't");
    }
    return new Plan(rate, window, daily, step, batch);
  }

  /** A number of tokens that is 0 or pays for a call; on circana the plan's, where left open. */
  private int tokens(String what, int step, int ofPlan) {
    Function<String, Integer> shape =
        text -> {
          int tokens = WholeNumbers.between(0, MOST).apply(text);
          if (tokens > 0 && tokens < step) {
            throw new IllegalArgumentException(
                "never pays for a call, the cheapest costs "
                    + step
                    + "; write "
                    + step
                    + " or more, or 0 if the limit is not known");
          }
          return tokens;
        };
    if (channel == Channel.LOOKUP) {
      return values.read(name(what), shape);
    }
    if (values.given(name(what)).isEmpty()) {
      String plan = terms().name().toLowerCase(Locale.ROOT);
      values.effective(name(what), Integer.toString(ofPlan), "plan " + plan);
    }
    return values.find(name(what), shape).orElse(ofPlan);
  }

  private Terms terms() {
    return values.read("caravan.circana.plan", Choices.oneOf(Terms.class));
  }

  private int step() {
    return channel == Channel.CIRCANA ? 10 : 1;
  }

  private int largestCall() {
    return channel == Channel.CIRCANA ? 100 : 50;
  }

  private void refuseInTheClear(URI url) {
    if (!HostPort.loopback(url.getHost())) {
      values
          .faults()
          .wrong(
              values.written(name("url")),
              "the key would travel unencrypted; write https, http is for this machine only");
    }
  }

  private String name(String what) {
    return "caravan." + channel.word() + "." + what;
  }
}
