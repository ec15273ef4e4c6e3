package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code POST /circana/barcodes}: ASINs of amazon.com, a hundred a call. */
public final class CircanaBarcodes implements Endpoint {

  public static final Channel CHANNEL = new Channel("circana");

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public String path() {
    return "/circana/barcodes";
  }

  @Override
  public KeyPlacement key() {
    return KeyPlacement.BODY;
  }

  @Override
  public int priceStep() {
    return 10;
  }

  @Override
  public int largestCall() {
    return 100;
  }

  @Override
  public List<NamedPlan> plans() {
    return List.of(new NamedPlan("trial", 30, 1_000), new NamedPlan("full", 500, 150_000));
  }

  @Override
  public int concurrency() {
    return 4;
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
    return new ApiRequest("POST", path(), "", Map.of("asins", Endpoint.texts(batch)));
  }
}
