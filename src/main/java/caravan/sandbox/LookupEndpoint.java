package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code GET /barcodes/lookup}: codes of one type, at most 50, each one token. */
final class LookupEndpoint implements SandboxEndpoint {

  static final Channel CHANNEL = new Channel("lookup");

  private static final int MOST = 50;
  private static final String DOMAINS =
      Arrays.stream(Domain.values()).map(Domain::word).collect(Collectors.joining(", "));

  private final AcceptedKeys acceptedKeys;
  private final Supplier<Refusals> refusals;

  LookupEndpoint(AcceptedKeys acceptedKeys, Supplier<Refusals> refusals) {
    this.acceptedKeys = acceptedKeys;
    this.refusals = refusals;
  }

  @Override
  public Channel channel() {
    return CHANNEL;
  }

  @Override
  public String path() {
    return "/barcodes/lookup";
  }

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public Understood hear(IncomingRequest incomingRequest) {
    Map<String, String> parameters = incomingRequest.parameters();
    if (!acceptedKeys.accepts(CHANNEL, parameters.getOrDefault("key", ""))) {
      return ErrorBodies.bare(401, "Invalid API key");
    }
    List<CodeType> types =
        Arrays.stream(CodeType.values())
            .filter(type -> !parameters.getOrDefault(type.word(), "").isEmpty())
            .toList();
    if (types.size() != 1) {
      return ErrorBodies.badRequest("Exactly one of asin, upc or ean must be present");
    }
    Optional<Domain> domain = Domain.find(parameters.getOrDefault("domain", "com"));
    if (domain.isEmpty()) {
      return ErrorBodies.badRequest("domain must be one of the following values: " + DOMAINS);
    }
    CodeType type = types.get(0);
    List<String> codes = List.of(parameters.getOrDefault(type.word(), "").split(",", -1));
    boolean desc = parameters.getOrDefault("desc", "0").equals("1");
    return weigh(new CodeQuery(type, codes, domain.get(), desc));
  }

  private Understood weigh(CodeQuery codeQuery) {
    int count = codeQuery.codes().size();
    if (count > MOST) {
      return ErrorBodies.bare(
          400,
          "The max number of codes in one request is "
              + MOST
              + ", but "
              + count
              + " were requested.");
    }
    List<String> complaints = refusals.get().complaints(codeQuery.type(), codeQuery.codes());
    return complaints.isEmpty() ? codeQuery : ErrorBodies.badRequest(complaints.get(0));
  }

  @Override
  public long price(int codes) {
    return codes;
  }

  @Override
  public OutgoingResponse tooSoon(Charge.TooSoon tooSoon) {
    return ErrorBodies.tooMany(
        "Too many requests. Please try again in " + ErrorBodies.seconds(tooSoon.retryIn()));
  }
}
