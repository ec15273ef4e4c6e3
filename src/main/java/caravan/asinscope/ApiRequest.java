package caravan.asinscope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP call, without its key.
 *
 * @param method GET or POST
 * @param path below the API's base URL, {@code /barcodes/lookup}
 * @param query URL-encoded, without the question mark; empty if there is none
 * @param body the JSON object to send; null if there is none
 */
public record ApiRequest(
    String method, String path, String query, @Nullable Map<String, Object> body) {

  /** Path and query as they go into the request line, before the key is added. */
  public String pathAndQuery() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
