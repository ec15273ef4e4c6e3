package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the calls look like that the two APIs understand. */
public final class Requests {

  private final boolean desc;

  /**
   * @param desc whether {@code lookup} is asked for more fields
   */
  public Requests(boolean desc) {
    this.desc = desc;
  }

  /**
   * The call that asks for the batch, whatever its size, without its key. {@code circana} serves
   * ASINs of amazon.com only: AsinscopeException for another lane.
   */
  public ApiRequest request(Batch batch) {
    return switch (batch.lane().channel()) {
      case LOOKUP -> lookup(batch.lane(), texts(batch));
      case CIRCANA -> circana(batch.lane(), texts(batch));
    };
  }

  private ApiRequest lookup(Lane lane, List<String> codes) {
    String query =
        "%s=%s&domain=%s%s"
            .formatted(
                lane.type().word(),
                URLEncoder.encode(String.join(",", codes), StandardCharsets.UTF_8),
                lane.domain().word(),
                desc ? "&desc=1" : "");
    return new ApiRequest("GET", "/barcodes/lookup", query, null);
  }

  private static ApiRequest circana(Lane lane, List<String> codes) {
    if (lane.type() != CodeType.ASIN || lane.domain() != Domain.COM) {
      throw new AsinscopeException(
          "circana serves ASINs of amazon.com only, not " + lane + "; send it by lookup");
    }
    return new ApiRequest("POST", "/circana/barcodes", "", Map.of("asins", codes));
  }

  private static List<String> texts(Batch batch) {
    return batch.requests().stream().map(CodeRequest::code).map(code -> code.text()).toList();
  }
}
