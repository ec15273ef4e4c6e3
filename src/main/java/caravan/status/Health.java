package caravan.status;

import caravan.codes.Channel;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.Overview;
import caravan.ledger.Pause;
import caravan.pace.ChannelTerms;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Whether lists that come in now can become results without a person doing something. Lists that
 * wait for a person's word are named, {@code held}, and make nobody not ready: they delay no other.
 */
public final class Health {

  private final Overview overview;
  private final Supplier<Map<Channel, ChannelTerms>> terms;
  private final Supplier<Optional<String>> output;
  private final Supplier<List<String>> trouble;
  private final BooleanSupplier routes;
  private final Clock clock;

  /**
   * @param output what is wrong with the output folder; empty if nothing is
   * @param trouble what the road met lately and tries again
   * @param routes whether the routes stand
   */
  public Health(
      Overview overview,
      Supplier<Map<Channel, ChannelTerms>> terms,
      Supplier<Optional<String>> output,
      Supplier<List<String>> trouble,
      BooleanSupplier routes,
      Clock clock) {
    this.overview = overview;
    this.terms = terms;
    this.output = output;
    this.trouble = trouble;
    this.routes = routes;
    this.clock = clock;
  }

  /** Why it is not ready, a line each; none if it is. */
  List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    try {
      terms.get().forEach((channel, on) -> parked(channel, on).ifPresent(reasons::add));
    } catch (LedgerException e) {
      reasons.add(String.valueOf(e.getMessage()));
    }
    output.get().ifPresent(reasons::add);
    reasons.addAll(trouble.get());
    return reasons;
  }

  private Optional<String> parked(Channel channel, ChannelTerms on) {
    Pause pause = overview.state(channel, on.plan(), clock.instant()).pause();
    if (!on.on() || pause == null) {
      return Optional.empty();
    }
    return switch (pause.kind()) {
      case KEY ->
          Optional.of(
              "%1$s: the API refuses the key: %2$s Put a valid caravan.%1$s.key into its file, or into the environment and restart"
                  .formatted(channel.word(), pause.sentence()));
      case SETTINGS ->
          Optional.of(
              "%s: the API refuses how Caravan asks: %s Check the settings and restart"
                  .formatted(channel.word(), pause.sentence()));
      case SHORT, DAILY, OUTAGE -> Optional.empty();
    };
  }

  /** Lists that wait for a person's word, a line each. */
  private List<String> held() {
    try {
      return overview.held().stream()
          .filter(list -> list.word() == Held.Word.NONE)
          .map(
              list ->
                  "%s: %s (%s; %s)"
                      .formatted(list.path(), list.reason(), list.release(), list.discard()))
          .toList();
    } catch (LedgerException e) {
      return List.of(); // among the reasons already
    }
  }

  /** 200 if it is ready; else 503, {@code starting} as long as the routes don't stand. */
  HttpAnswer ready() {
    boolean starting = !routes.getAsBoolean();
    List<String> reasons = starting ? List.of("the routes don't stand yet") : reasons();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("status", starting ? "starting" : reasons.isEmpty() ? "ready" : "not ready");
    ArrayNode why = node.putArray("reasons");
    reasons.forEach(why::add);
    ArrayNode held = node.putArray("held");
    held().forEach(held::add);
    return HttpAnswer.json(reasons.isEmpty() ? 200 : 503, ReportJson.text(node));
  }

  /** That the process answers, from its first moments on; that it works is {@link #ready}. */
  static HttpAnswer live() {
    return HttpAnswer.json(200, "{\n  \"status\" : \"live\"\n}\n");
  }
}
