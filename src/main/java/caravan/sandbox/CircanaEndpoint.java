package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code POST /circana/barcodes}: ASINs of amazon.com, at most 100, each begun ten 10 tokens. */
final class CircanaEndpoint implements SandboxEndpoint {

  static final Channel CHANNEL = new Channel("circana");

  private static final int MOST = 100;
  private static final int STEP = 10;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AcceptedKeys acceptedKeys;
  private final Supplier<Refusals> refusals;

  CircanaEndpoint(AcceptedKeys acceptedKeys, Supplier<Refusals> refusals) {
    this.acceptedKeys = acceptedKeys;
    this.refusals = refusals;
  }

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public String path() {
    return "/circana/barcodes";
  }

  @Override
  public String method() {
    return "POST";
  }

  @Override
  public Understood hear(IncomingRequest incomingRequest) {
    JsonNode body;
    try {
      body = JSON.readTree(incomingRequest.body());
    } catch (JsonProcessingException broken) {
      return ErrorBodies.badRequest("The request body is not JSON: " + broken.getOriginalMessage());
    }
    String key = body.path("key").asText("");
    if (key.isEmpty()) {
      return ErrorBodies.statusFirst(400, "Bad Request", "API key is required in request body");
    }
    if (!acceptedKeys.accepts(CHANNEL, key)) {
      return ErrorBodies.statusFirst(401, "Unauthorized", "Invalid API key");
    }
    return weigh(body.path("asins"));
  }

  private Understood weigh(JsonNode asins) {
    List<String> complaints = new ArrayList<>();
    List<String> codes = new ArrayList<>();
    asins.forEach(asin -> codes.add(asin.asText()));
    if (!asins.isArray()) {
      complaints.add("asins must be an array");
    } else if (codes.isEmpty()) {
      complaints.add("asins should not be empty");
    } else if (codes.size() > MOST) {
      complaints.add("Maximum " + MOST + " ASINs allowed per request");
    } else {
      asins.forEach(
          asin -> {
            if (!asin.isTextual()) {
              complaints.add("each value in asins must be a string");
            }
          });
      complaints.addAll(refusals.get().complaints(CodeType.ASIN, codes));
    }
    return complaints.isEmpty()
        ? new CodeQuery(CodeType.ASIN, codes, Domain.COM, false)
        : ErrorBodies.badRequest(complaints.stream().distinct().toList());
  }

  @Override
  public long price(int codes) {
    return (codes + STEP - 1L) / STEP * STEP;
  }

  @Override
  public OutgoingResponse tooSoon(Charge.TooSoon tooSoon) {
    return ErrorBodies.tooMany(
        "Not enough capacity. Required: %d products, Available: %d products. Try again in %s"
            .formatted(
                tooSoon.required(), tooSoon.available(), ErrorBodies.seconds(tooSoon.retryIn())));
  }
}
