package caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A client that knows nothing of the sandbox but its address. */
final class Caller {

  static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newBuilder().build();
  private final URI base;

  Caller(Sandbox sandbox) {
    base = sandbox.uri();
  }

  /** {@code query} without the key. */
  HttpResponse<String> lookup(String query) throws IOException, InterruptedException {
    return get("/barcodes/lookup?key=k&" + query);
  }

  HttpResponse<String> get(String target) throws IOException, InterruptedException {
    return client.send(request(target).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> circana(String... asins) throws IOException, InterruptedException {
    return circana(List.of(asins));
  }

  HttpResponse<String> circana(Collection<String> asins) throws IOException, InterruptedException {
    String list = asins.stream().map(a -> "\"" + a + "\"").collect(Collectors.joining(","));
    return post("{\"key\":\"k\",\"asins\":[" + list + "]}");
  }

  /** The status of a Circana call, for those who can't throw. */
  int status(Collection<String> asins) {
    try {
      return circana(asins).statusCode();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  HttpResponse<String> post(String body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request("/circana/barcodes")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JSON.readTree(response.body());
  }

  /** So many different ASINs. */
  static List<String> asins(int count) {
    return IntStream.range(0, count).mapToObj(i -> CodeArithmetic.asin(7_000 + i)).toList();
  }

  private HttpRequest.Builder request(String target) {
    return HttpRequest.newBuilder(base.resolve(target)).timeout(Duration.ofSeconds(20));
  }
}
