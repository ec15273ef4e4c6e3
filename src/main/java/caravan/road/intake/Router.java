package caravan.road.intake;

import caravan.asinscope.Endpoint;
import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.Entry;
import java.util.Set;
import java.util.stream.Collectors;

/** Which channel serves a code: the first that is on of those that can. */
public final class Router {

  private final Endpoints endpoints;
  private final Set<Channel> on;

  /**
   * @param on the channels that have a key
   */
  public Router(Endpoints endpoints, Set<Channel> on) {
    this.endpoints = endpoints;
    this.on = Set.copyOf(on);
  }

  Entry route(Row row) {
    ProductCode code = row.code();
    Domain domain = row.domain();
    if (code == null || domain == null) {
      return new Entry(row, null);
    }
    return endpoints
        .serving(code.type(), domain)
        .map(Endpoint::channel)
        .filter(on::contains)
        .findFirst()
        .map(channel -> new Entry(row, new Lane(channel, code.type(), domain)))
        .orElseGet(() -> new Entry(unserved(row, code, domain), null));
  }

  /**
   * Where codes that wait belong now: into the first lane that answers the same question, has a key
   * and serves them; where they are if there is none.
   */
  public Lane reroute(Lane lane) {
    return endpoints
        .find(lane.channel())
        .flatMap(
            from ->
                endpoints
                    .serving(lane.type(), lane.domain())
                    .filter(to -> to.question().equals(from.question()))
                    .filter(to -> on.contains(to.channel()))
                    .findFirst())
        .map(to -> new Lane(to.channel(), lane.type(), lane.domain()))
        .orElse(lane);
  }

  private Row unserved(Row row, ProductCode code, Domain domain) {
    String reason =
        "no channel serves %s codes on %s: set %s"
            .formatted(code.type().word(), domain.word(), keys(code.type(), domain));
    return Row.invalid(row.number(), row.cells(), row.input(), reason);
  }

  private String keys(CodeType type, Domain domain) {
    return endpoints
        .serving(type, domain)
        .map(Endpoint::keySetting)
        .distinct()
        .collect(Collectors.joining(" or "));
  }
}
