package caravan.asinscope;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The endpoints that there are: of those that serve a code, the first that is on is asked. */
public final class Endpoints {

  private static final Endpoints STANDARD =
      new Endpoints(List.of(new CircanaBarcodes(), new BarcodesLookup()));

  private final Map<Channel, Endpoint> byChannel = new LinkedHashMap<>();

  /**
   * Endpoints in the order in which they are asked.
   *
   * @throws IllegalArgumentException where two have one channel, or an account has no endpoint
   */
  public Endpoints(Collection<? extends Endpoint> endpoints) {
    for (Endpoint endpoint : endpoints) {
      if (byChannel.put(endpoint.channel(), endpoint) != null) {
        throw new IllegalArgumentException("two endpoints are " + endpoint.channel());
      }
    }
    for (Endpoint endpoint : endpoints) {
      Endpoint owner = byChannel.get(endpoint.account());
      if (owner == null || !owner.ownsAccount()) {
        throw new IllegalArgumentException(
            endpoint.channel() + " uses the account of " + endpoint.account() + ", which has none");
      }
    }
  }

  /** Those that the vendor has. */
  public static Endpoints standard() {
    return STANDARD;
  }

  /** All of them, in the order in which they are asked. */
  public List<Endpoint> all() {
    return List.copyOf(byChannel.values());
  }

  public List<Channel> channels() {
    return List.copyOf(byChannel.keySet());
  }

  /** Those that serve such a code, in the order in which they are asked. */
  public Stream<Endpoint> serving(CodeType type, Domain domain) {
    return byChannel.values().stream().filter(endpoint -> endpoint.serves(type, domain));
  }

  /**
   * The endpoint behind a channel.
   *
   * @throws IllegalArgumentException where there is none
   */
  public Endpoint of(Channel channel) {
    return find(channel)
        .orElseThrow(() -> new IllegalArgumentException("there is no channel " + channel));
  }

  public Optional<Endpoint> find(Channel channel) {
    return Optional.ofNullable(byChannel.get(channel));
  }
}
