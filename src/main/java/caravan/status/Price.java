package caravan.status;

import caravan.codes.Channel;
import caravan.codes.Lane;
import caravan.ledger.Urgency;
import caravan.pace.Plan;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What codes cost that would be asked for.
 *
 * @param codes how many, by channel
 * @param tokens what they cost together, by channel; no channel that costs nothing
 */
public record Price(Map<Channel, Long> codes, Map<Channel, Long> tokens) {

  public Price {
    codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
    tokens = Collections.unmodifiableMap(new LinkedHashMap<>(tokens));
  }

  /** The price of so many codes of each lane: the steps of a plan are rounded up lane by lane. */
  public static Price of(Map<Lane, Long> asked, Function<Channel, Plan> plans) {
    Map<Channel, Long> codes = new LinkedHashMap<>();
    Map<Channel, Long> tokens = new LinkedHashMap<>();
    asked.entrySet().stream()
        .sorted(Comparator.comparing(lane -> lane.getKey().word()))
        .forEach(
            lane -> {
              Channel channel = lane.getKey().channel();
              codes.merge(channel, lane.getValue(), Long::sum);
              tokens.merge(channel, plans.apply(channel).price(lane.getValue()), Long::sum);
            });
    return new Price(codes, tokens);
  }

  /** Tokens of all channels. */
  public long total() {
    return tokens.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * When the codes would have their answers, if they came as one more list at the moment of that
   * outlook; empty if nothing is asked, or nobody can know of one of the channels.
   */
  public Optional<Instant> done(Outlook outlook, Urgency urgency) {
    return Ending.last(
        codes.entrySet().stream()
            .filter(one -> one.getValue() > 0)
            .map(one -> outlook.newcomer(one.getKey(), one.getValue(), urgency)));
  }
}
