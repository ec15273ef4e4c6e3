package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.Lane;
import java.util.Map;
import java.util.Set;

/** What the calls look like that the endpoints understand. */
public final class Requests {

  private final Endpoints endpoints;
  private final Map<Channel, Set<String>> options;

  /**
   * @param options what each channel is asked for besides
   */
  public Requests(Endpoints endpoints, Map<Channel, Set<String>> options) {
    this.endpoints = endpoints;
    this.options = Map.copyOf(options);
  }

  /**
   * The call that asks for the batch, whatever its size, without its key; AsinscopeException for a
   * lane that its endpoint does not serve.
   */
  public ApiRequest request(Batch batch) {
    Lane lane = batch.lane();
    Endpoint endpoint = endpoints.of(lane.channel());
    if (!endpoint.serves(lane.type(), lane.domain())) {
      throw new AsinscopeException(
          "%s serves %s only, not %s".formatted(endpoint.channel(), endpoint.serves(), lane));
    }
    return endpoint.request(batch, options.getOrDefault(lane.channel(), Set.of()));
  }
}
