package caravan.sandbox;

import caravan.codes.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the sandbox pretends.
 *
 * @param port on the loopback address; 0 = any free one
 * @param endpoints that it pretends
 * @param allowances of their channels; without a limit where none is named
 * @param keys accepted by a channel; none listed = any that is not empty
 * @param revoked keys that are refused all the same
 * @param day when daily tokens come back
 * @param latency of each answer; tokens are charged at a random moment of it
 * @param refusals which codes are refused
 * @param faults what goes wrong from the start
 * @param remembered how many calls {@link CallLog#seen()} keeps
 * @param byCode whether the log of calls counts how often each product was charged; costs memory
 *     for each
 * @param seed of everything that is drawn by chance
 */
public record SandboxOptions(
    int port,
    List<SandboxEndpoint.Factory> endpoints,
    Map<Channel, RateLimit> allowances,
    Map<Channel, Set<String>> keys,
    Set<String> revoked,
    Day day,
    Latency latency,
    Refusals refusals,
    List<Fault> faults,
    int remembered,
    boolean byCode,
    long seed) {

  public SandboxOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ": 0 to 65535");
    }
    if (remembered < 0) {
      throw new IllegalArgumentException("remembered " + remembered + ": not negative");
    }
    endpoints = List.copyOf(endpoints);
    allowances = Map.copyOf(allowances);
    keys = Map.copyOf(keys);
    revoked = Set.copyOf(revoked);
    faults = List.copyOf(faults);
  }

  /**
   * The documented trial: Circana 30 a minute and 1,000 a day; lookup 1,000 a day, its short limit
   * being undocumented.
   */
  public static Builder trial() {
    return new Builder(RateLimit.trial(), RateLimit.perMinute(0, 1_000));
  }

  /** The documented full plan: Circana 500 a minute and 150,000 a day; lookup 150,000 a day. */
  public static Builder full() {
    return new Builder(RateLimit.full(), RateLimit.perMinute(0, 150_000));
  }

  /** No limit on either channel. */
  public static Builder unlimited() {
    return new Builder(RateLimit.unlimited(), RateLimit.unlimited());
  }

  RateLimit allowance(Channel channel) {
    return allowances.getOrDefault(channel, RateLimit.unlimited());
  }

  /** Changes what is not to be as it is by default. */
  public static final class Builder {

    private final List<SandboxEndpoint.Factory> endpoints =
        new ArrayList<>(List.of(CircanaEndpoint::new, LookupEndpoint::new));
    private final Map<Channel, RateLimit> allowances = new HashMap<>();
    private final Map<Channel, Set<String>> keys = new HashMap<>();
    private Set<String> revoked = Set.of();
    private Day day = Day.ofSandbox();
    private Latency latency = Latency.none();
    private Refusals refusals = Refusals.naming();
    private List<Fault> faults = List.of();
    private int port;
    private int remembered = 10_000;
    private boolean byCode = true;
    private long seed = 1;

    private Builder(RateLimit circana, RateLimit lookup) {
      allowances.put(CircanaEndpoint.CHANNEL, circana);
      allowances.put(LookupEndpoint.CHANNEL, lookup);
    }

    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Pretends a further endpoint. */
    Builder endpoint(Channel channel, SandboxEndpoint.Factory factory, RateLimit rateLimit) {
      endpoints.add(factory);
      allowances.put(channel, rateLimit);
      return this;
    }

    public Builder circana(RateLimit rateLimit) {
      allowances.put(CircanaEndpoint.CHANNEL, rateLimit);
      return this;
    }

    public Builder lookup(RateLimit rateLimit) {
      allowances.put(LookupEndpoint.CHANNEL, rateLimit);
      return this;
    }

    /** Changes the limits of all channels. */
    public Builder limits(UnaryOperator<RateLimit> changed) {
      allowances.replaceAll((channel, usual) -> changed.apply(usual));
      return this;
    }

    /** Only these keys are accepted on that channel. */
    public Builder keys(Channel channel, String... accepted) {
      keys.put(channel, Set.of(accepted));
      return this;
    }

    public Builder revoked(String... refused) {
      revoked = Set.of(refused);
      return this;
    }

    /** Days of that length, the first of which begins when the sandbox starts. */
    public Builder day(Duration length) {
      day = new Day(length, null);
      return this;
    }

    /** Days of that length, one of which began then. */
    public Builder day(Duration length, Instant began) {
      day = new Day(length, began);
      return this;
    }

    public Builder latency(Latency spread) {
      latency = spread;
      return this;
    }

    public Builder refusals(Refusals which) {
      refusals = which;
      return this;
    }

    public Builder faults(Fault... some) {
      faults = List.of(some);
      return this;
    }

    public Builder remembered(int calls) {
      remembered = calls;
      return this;
    }

    public Builder byCode(boolean counted) {
      byCode = counted;
      return this;
    }

    public Builder seed(long number) {
      seed = number;
      return this;
    }

    public SandboxOptions build() {
      return new SandboxOptions(
          port,
          endpoints,
          allowances,
          keys,
          revoked,
          day,
          latency,
          refusals,
          faults,
          remembered,
          byCode,
          seed);
    }
  }
}
