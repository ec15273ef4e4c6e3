package caravan.road.intake;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * Which channel serves a code: an ASIN of amazon.com goes to circana where it is on, all else to
 * lookup.
 */
public final class Router {

  private final Set<Channel> on;

  /**
   * @param on the channels that have a key
   */
  public Router(Set<Channel> on) {
    this.on = Set.copyOf(on);
  }

  Entry route(Row row) {
    ProductCode code = row.code();
    Domain domain = row.domain();
    if (code == null || domain == null) {
      return new Entry(row, null);
    }
    return lane(code, domain)
        .map(lane -> new Entry(row, lane))
        .orElseGet(() -> new Entry(unserved(row, code, domain), null));
  }

  private Optional<Lane> lane(ProductCode code, Domain domain) {
    if (on.contains(Channel.CIRCANA) && code.type() == CodeType.ASIN && domain == Domain.COM) {
      return Optional.of(new Lane(Channel.CIRCANA, code.type(), domain));
    }
    return on.contains(Channel.LOOKUP)
        ? Optional.of(new Lane(Channel.LOOKUP, code.type(), domain))
        : Optional.empty();
  }

  private static Row unserved(Row row, ProductCode code, Domain domain) {
    String reason =
        "no channel serves %s codes on %s: set caravan.lookup.key"
            .formatted(code.type().word(), domain.word());
    return Row.invalid(row.number(), row.cells(), row.input(), reason);
  }
}
