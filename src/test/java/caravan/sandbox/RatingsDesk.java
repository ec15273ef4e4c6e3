package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** A made-up endpoint of the vendor, pretended: {@code GET /ratings?codes=...&key=...}. */
public final class RatingsDesk implements SandboxEndpoint {

  private static final Channel CHANNEL = new Channel("ratings");

  private final AcceptedKeys acceptedKeys;

  private RatingsDesk(AcceptedKeys acceptedKeys, Supplier<Refusals> refusals) {
    this.acceptedKeys = acceptedKeys;
  }

  /** The sandbox with it, its limit so many tokens a minute. */
  public static SandboxOptions.Builder beside(SandboxOptions.Builder options, int rate) {
    return options.endpoint(CHANNEL, RatingsDesk::new, RateLimit.perMinute(rate, 1_000));
  }

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public String path() {
    return "/ratings";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Understood hear(IncomingRequest incomingRequest) {
    var parameters = incomingRequest.parameters();
    if (!acceptedKeys.accepts(CHANNEL, parameters.getOrDefault("key", ""))) {
      return ErrorBodies.bare(401, "Invalid API key");
    }
    List<String> codes = List.of(parameters.getOrDefault("codes", "").split(",", -1));
    return codes.size() > 20
        ? ErrorBodies.badRequest("at most 20 codes")
        : new CodeQuery(CodeType.ASIN, codes, Domain.COM, false);
  }

  @Override
  public List<ObjectNode> items(CodeQuery codeQuery, Catalogue catalogue) {
    return codeQuery.codes().stream()
        .map(
            code ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("product", code)
                    .put("stars", "4." + code.charAt(9)))
        .toList();
  }

  @Override
  public long price(int codes) {
    return (codes + 4L) / 5 * 5;
  }

  @Override
  public OutgoingResponse tooSoon(Charge.TooSoon tooSoon) {
    return ErrorBodies.tooMany(
        "Too many requests. Please try again in " + ErrorBodies.seconds(tooSoon.retryIn()));
  }
}
