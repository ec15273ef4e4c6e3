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
final class LookupDesk implements Desk {

  private static final int MOST = 50;
  private static final String DOMAINS =
      Arrays.stream(Domain.values()).map(Domain::word).collect(Collectors.joining(", "));

  private final Keys keys;
  private final Supplier<Refusals> refusals;

  LookupDesk(Keys keys, Supplier<Refusals> refusals) {
    this.keys = keys;
    this.refusals = refusals;
  }

  @Override
  public Channel channel() {
    return Channel.LOOKUP;
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
  public Heard hear(Request request) {
    Map<String, String> parameters = request.parameters();
    if (!keys.accepts(Channel.LOOKUP, parameters.getOrDefault("key", ""))) {
      return Errors.bare(401, "Invalid API key");
    }
    List<CodeType> types =
        Arrays.stream(CodeType.values())
            .filter(type -> !parameters.getOrDefault(type.word(), "").isEmpty())
            .toList();
    if (types.size() != 1) {
      return Errors.badRequest("Exactly one of asin, upc or ean must be present");
    }
    Optional<Domain> domain = Domain.find(parameters.getOrDefault("domain", "com"));
    if (domain.isEmpty()) {
      return Errors.badRequest("domain must be one of the following values: " + DOMAINS);
    }
    CodeType type = types.get(0);
    List<String> codes = List.of(parameters.getOrDefault(type.word(), "").split(",", -1));
    boolean desc = parameters.getOrDefault("desc", "0").equals("1");
    return weigh(new Question(type, codes, domain.get(), desc));
  }

  private Heard weigh(Question question) {
    int count = question.codes().size();
    if (count > MOST) {
      return Errors.bare(
          400,
          "The max number of codes in one request is "
              + MOST
              + ", but "
              + count
              + " were requested.");
    }
    List<String> complaints = refusals.get().complaints(question.type(), question.codes());
    return complaints.isEmpty() ? question : Errors.badRequest(complaints.get(0));
  }

  @Override
  public long price(int codes) {
    return codes;
  }

  @Override
  public Response tooSoon(Charge.TooSoon tooSoon) {
    return Errors.tooMany(
        "Too many requests. Please try again in " + Errors.seconds(tooSoon.retryIn()));
  }
}
