package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** {@code GET /barcodes/lookup}: codes of all kinds in all marketplaces, fifty a call. */
public final class BarcodesLookup implements Endpoint {

  public static final Channel CHANNEL = new Channel("lookup");

  /** More fields of each product. */
  private static final String DESC = "desc";

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public String path() {
    return "/barcodes/lookup";
  }

  @Override
  public KeyPlacement key() {
    return KeyPlacement.QUERY;
  }

  @Override
  public int priceStep() {
    return 1;
  }

  @Override
  public int largestCall() {
    return 50;
  }

  @Override
  public List<NamedPlan> plans() {
    return List.of();
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public boolean serves(CodeType type, Domain domain) {
    return true;
  }

  @Override
  public String serves() {
    return "all codes and marketplaces";
  }

  @Override
  public Set<String> options() {
    return Set.of(DESC);
  }

  @Override
  public ApiRequest request(Batch batch, Set<String> options) {
    Lane lane = batch.lane();
    String query =
        "%s=%s&domain=%s%s"
            .formatted(
                lane.type().word(),
                URLEncoder.encode(String.join(",", Endpoint.texts(batch)), StandardCharsets.UTF_8),
                lane.domain().word(),
                options.contains(DESC) ? "&desc=1" : "");
    return new ApiRequest("GET", path(), query, null);
  }
}
