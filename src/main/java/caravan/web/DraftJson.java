package caravan.web;

import caravan.codes.Channel;
import caravan.codes.IsoInstant;
import caravan.desk.Draft;
import caravan.desk.DraftList;
import caravan.desk.DraftQuote;
import caravan.desk.HeldQuote;
import caravan.desk.ListQuote;
import caravan.lists.Evidence;
import caravan.road.intake.Estimate;
import caravan.status.Ending;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Drafts for programs. */
final class DraftJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private DraftJson() {}

  /** All that wait. */
  static String all(List<Draft> drafts) {
    ObjectNode all = JSON.objectNode();
    ArrayNode array = all.putArray("drafts");
    for (Draft draft : drafts) {
      ObjectNode one = array.addObject();
      one.put("id", draft.id()).put("since", IsoInstant.text(draft.since()));
      one.put("until", IsoInstant.text(draft.since().plus(caravan.desk.DraftDesk.KEPT)));
      ArrayNode lists = one.putArray("lists");
      draft.lists().stream().map(DraftList::name).forEach(lists::add);
    }
    return all.toPrettyString() + "\n";
  }

  /** One with its price. */
  static String quote(DraftQuote quote) {
    ObjectNode json = JSON.objectNode();
    json.put("id", quote.draft().id());
    json.put("revision", quote.draft().revision());
    json.put("at", IsoInstant.text(quote.at()));
    json.put("tokens", quote.price().total());
    json.set("tokensByChannel", byChannel(quote.price().tokens()));
    json.set("together", estimate(quote.sum()));
    ArrayNode endings = json.putArray("endings");
    quote.endings().forEach(ending -> endings.add(ending(ending)));
    ArrayNode lists = json.putArray("lists");
    quote.lists().forEach(list -> lists.add(list(list)));
    return json.toPrettyString() + "\n";
  }

  /** A held list with its price. */
  static String held(HeldQuote quoted) {
    ListQuote quote = quoted.quote();
    ObjectNode json = JSON.objectNode().put("id", quoted.held().id());
    json.put("list", quoted.held().path()).put("place", quoted.held().place());
    json.put("why", quoted.held().reason()).put("at", IsoInstant.text(quoted.at()));
    if (quote == null) {
      return json.put("unreadable", quoted.fault()).toPrettyString() + "\n";
    }
    json.put("tokens", quote.price().total());
    fill(json, quote);
    ArrayNode endings = json.putArray("endings");
    quoted.endings().forEach(ending -> endings.add(ending(ending)));
    return json.toPrettyString() + "\n";
  }

  private static ObjectNode byChannel(Map<Channel, Long> tokens) {
    ObjectNode json = JSON.objectNode();
    tokens.forEach((channel, count) -> json.put(channel.word(), count));
    return json;
  }

  private static ObjectNode estimate(Estimate estimate) {
    return JSON.objectNode()
        .put("rows", estimate.rows())
        .put("valid", estimate.valid())
        .put("invalid", estimate.invalid())
        .put("repeated", estimate.duplicates())
        .put("known", estimate.known())
        .put("askedForByOthers", estimate.awaited())
        .put("new", estimate.codes());
  }

  private static ObjectNode ending(Ending ending) {
    ObjectNode json = JSON.objectNode().put("urgency", ending.urgency().word());
    json.put("done", ending.done() == null ? null : IsoInstant.text(ending.done()));
    ArrayNode delays = json.putArray("delays");
    ending
        .delays()
        .forEach(
            delay ->
                delays
                    .addObject()
                    .put("list", delay.list().head().path())
                    .put("id", delay.list().id())
                    .put("before", IsoInstant.text(delay.before()))
                    .put("after", IsoInstant.text(delay.after())));
    return json;
  }

  private static ObjectNode list(DraftQuote.OfList one) {
    ObjectNode json = JSON.objectNode();
    json.put("number", one.list().number()).put("list", one.list().name());
    json.put("column", one.list().column()).put("marketplace", one.list().folder());
    ListQuote quote = one.quote();
    if (quote == null) {
      return json.put("unreadable", one.fault());
    }
    fill(json, quote);
    return json;
  }

  private static void fill(ObjectNode json, ListQuote quote) {
    json.setAll(estimate(quote.estimate()));
    json.set("tokensByChannel", byChannel(quote.price().tokens()));
    json.put("rowsGuessed", quote.guessed());
    json.put("readAs", quote.screened().survey().summary());
    ArrayNode doubts = json.putArray("doubts");
    quote.screened().reasons().forEach(doubts::add);
    ArrayNode columns = json.putArray("columns");
    quote.evidence().columns().stream().map(Evidence.Column::name).forEach(columns::add);
    ArrayNode invalid = json.putArray("invalidRows");
    quote
        .invalid()
        .forEach(
            row ->
                invalid
                    .addObject()
                    .put("row", row.number())
                    .put("input", row.input())
                    .put("why", row.note()));
  }
}
