package caravan.road;

import caravan.asinscope.ApiRequest;
import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.Endpoint;
import caravan.asinscope.KeyPlacement;
import caravan.asinscope.NamedPlan;
import caravan.asinscope.ProductFields;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ItemColumn;
import java.util.List;
import java.util.Set;

/** A made-up endpoint, which answers another question and is paid from lookup's account. */
final class RatingsEndpoint implements Endpoint {

  static final Channel CHANNEL = new Channel("ratings");

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public Channel account() {
    return BarcodesLookup.CHANNEL;
  }

  @Override
  public String question() {
    return "ratings";
  }

  @Override
  public String path() {
    return "/ratings";
  }

  @Override
  public KeyPlacement key() {
    return KeyPlacement.QUERY;
  }

  @Override
  public int priceStep() {
    return 5;
  }

  @Override
  public int largestCall() {
    return 20;
  }

  @Override
  public List<NamedPlan> plans() {
    return List.of(new NamedPlan("small", 600, 1_000), new NamedPlan("large", 6_000, 10_000));
  }

  @Override
  public int concurrency() {
    return 2;
  }

  @Override
  public boolean serves(CodeType type, Domain domain) {
    return type == CodeType.ASIN && domain == Domain.COM;
  }

  @Override
  public String serves() {
    return "ASINs on amazon.com";
  }

  @Override
  public ApiRequest request(Batch batch, Set<String> options) {
    return new ApiRequest("GET", path(), "codes=" + String.join(",", Endpoint.texts(batch)), null);
  }

  @Override
  public ProductFields productFields() {
    return new ProductFields(Set.of("product"), Set.of());
  }

  @Override
  public List<ItemColumn> columns() {
    return List.of(new ItemColumn("stars", "stars"));
  }
}
