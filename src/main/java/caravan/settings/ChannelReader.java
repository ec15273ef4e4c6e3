package caravan.settings;

import caravan.asinscope.Endpoint;
import caravan.asinscope.Endpoints;
import caravan.asinscope.NamedPlan;
import caravan.pace.Plan;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the settings of one channel, whose defaults its description tells. */
final class ChannelReader {

  private static final int MOST = 1_000_000_000;
  private static final String PLAN = "plan";

  private final Values values;
  private final Endpoint endpoint;
  private final Endpoint account;
  private final Endpoints endpoints;

  /**
   * @param endpoints all there are, among them that whose key and day it uses
   */
  ChannelReader(Values values, Endpoint endpoint, Endpoints endpoints) {
    this.values = values;
    this.endpoint = endpoint;
    this.endpoints = endpoints;
    this.account = endpoints.of(endpoint.account());
  }

  /** Every setting of the endpoint with its default. */
  static Map<String, String> defaults(Endpoint endpoint) {
    String untold = endpoint.plans().isEmpty() ? "0" : "";
    Map<String, String> defaults = new LinkedHashMap<>();
    if (endpoint.ownsAccount()) {
      defaults.put("key", "");
      defaults.put("key-file", "");
      defaults.put("daily", untold);
    }
    endpoint.plans().stream().findFirst().ifPresent(first -> defaults.put(PLAN, first.name()));
    defaults.put("url", endpoint.url());
    defaults.put("rate", untold);
    defaults.put("window", "60s");
    defaults.put("batch", String.valueOf(endpoint.largestCall()));
    defaults.put("concurrency", String.valueOf(endpoint.concurrency()));
    defaults.put("timeout", "30s");
    endpoint.options().forEach(option -> defaults.put(option, "false"));
    Map<String, String> named = new LinkedHashMap<>();
    defaults.forEach((what, usual) -> named.put(name(endpoint, what), usual));
    return named;
  }

  /** What may change while Caravan runs. */
  static Set<String> live(Endpoint endpoint) {
    return Stream.of(PLAN, "rate", "daily", "batch", "key", "key-file")
        .map(what -> name(endpoint, what))
        .collect(Collectors.toSet());
  }

  ChannelSettings read() {
    Optional<Secret> key = new Secrets(values).key(endpoint.keySetting());
    URI url = values.read(name("url"), new BaseUrl(endpoints)::read);
    if (key.isPresent() && url.getScheme().equalsIgnoreCase("http")) {
      refuseInTheClear(url);
    }
    return new ChannelSettings(
        endpoint,
        key,
        url,
        plan(),
        values.read(name("concurrency"), WholeNumbers.between(1, 256)),
        values.read(
            name("timeout"), Durations.between(Duration.ofMillis(100), Duration.ofMinutes(10))),
        endpoint.options().stream()
            .filter(option -> values.read(name(option), Choices::truth))
            .collect(Collectors.toSet()));
  }

  private Plan plan() {
    int step = endpoint.priceStep();
    int rate = tokens(endpoint, "rate", NamedPlan::rate);
    int daily = tokens(account, "daily", NamedPlan::daily);
    Duration window =
        values.read(name("window"), Durations.between(Duration.ofMillis(10), Duration.ofDays(1)));
    int batch = values.read(name("batch"), WholeNumbers.between(1, endpoint.largestCall()));
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

  /** A number of tokens that is 0 or pays for a call; the named plan's, where left open. */
  private int tokens(Endpoint owner, String what, ToIntFunction<NamedPlan> ofPlan) {
    String key = name(owner, what);
    if (owner.plans().isEmpty()) {
      return values.read(key, this::tokens);
    }
    NamedPlan plan = plan(owner);
    if (values.given(key).isEmpty()) {
      values.effective(key, Integer.toString(ofPlan.applyAsInt(plan)), "plan " + plan.name());
    }
    return values.find(key, this::tokens).orElse(ofPlan.applyAsInt(plan));
  }

  private int tokens(String text) {
    int tokens = WholeNumbers.between(0, MOST).apply(text);
    if (tokens > 0 && tokens < endpoint.priceStep()) {
      throw new IllegalArgumentException(
          "never pays for a call, the cheapest costs %1$d; write %1$d or more, or 0 if the limit is not known"
              .formatted(endpoint.priceStep()));
    }
    return tokens;
  }

  private NamedPlan plan(Endpoint owner) {
    List<String> names = owner.plans().stream().map(NamedPlan::name).toList();
    return owner.plans().get(values.read(name(owner, PLAN), Choices.indexOf(names)));
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
    return name(endpoint, what);
  }

  private static String name(Endpoint endpoint, String what) {
    return "caravan." + endpoint.channel() + "." + what;
  }
}
