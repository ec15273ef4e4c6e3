package caravan.notices;

import caravan.codes.IsoInstant;
import caravan.codes.Outcome;
import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.ledger.Notice;
import caravan.status.ChannelReport;
import caravan.status.Phrases;
import caravan.status.Reports;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What others are told, as JSON: {@code {"text", "event", "id", "at", …}}. The text is a sentence
 * or two for people, under the name that chat programs look for; an id is of one notice, however
 * often it is sent.
 */
final class NoticeText {

  /** Events, as receivers know them. */
  static final String LIST_DONE = "list.done";

  static final String LIST_FAILURES = "list.failures";
  static final String LIST_HELD = "list.held";
  static final String CHANNEL_PERSON = "channel.person";
  static final String DAY_SPENT = "day.spent";

  private NoticeText() {}

  /** Of a list that was handed back: {@code "list": {"id", "name", "result", "rows", …}}. */
  static Notice done(ListRecord list, Map<Outcome, Long> rows, Instant now) {
    long failures = rows(rows, Outcome.FAILED) + rows(rows, Outcome.REFUSED);
    String cancelled = list.cancelled();
    String text =
        "%s is done%s: %s%s, %s. Results: %s."
            .formatted(
                list.head().path(),
                cancelled != null ? " (" + cancelled + ")" : failures > 0 ? " with failures" : "",
                Phrases.count(list.rows(), "row"),
                outcomes(rows),
                Phrases.count(list.tokens(), "token"),
                list.result());
    String event = failures > 0 ? LIST_FAILURES : LIST_DONE;
    ObjectNode body = body(event, failures > 0 ? text + again(list) : text, now);
    ObjectNode told = body.putObject("list");
    told.put("id", list.id())
        .put("name", list.head().path())
        .put("result", list.result())
        .put("rows", list.rows())
        .put("tokens", list.tokens())
        .put("cancelled", cancelled);
    ObjectNode counted = told.putObject("outcomes");
    rows.forEach((outcome, count) -> counted.put(outcome.word(), count));
    return notice(event, body, now);
  }

  private static String again(ListRecord list) {
    return " caravan retry %d asks the failed rows again.".formatted(list.id());
  }

  private static long rows(Map<Outcome, Long> rows, Outcome outcome) {
    return rows.getOrDefault(outcome, 0L);
  }

  private static String outcomes(Map<Outcome, Long> rows) {
    return rows.entrySet().stream()
        .filter(one -> one.getValue() > 0)
        .map(
            one ->
                ", " + Phrases.number(one.getValue()) + " " + one.getKey().word().replace('_', ' '))
        .collect(Collectors.joining());
  }

  /** Of a list that waits for a person's word: {@code "list": {"name", "why", "release", …}}. */
  static Notice held(Held list, Instant now) {
    ObjectNode body = body(LIST_HELD, list.path() + ": " + Reports.why(list), now);
    body.putObject("list")
        .put("name", list.path())
        .put("why", list.reason())
        .put("release", list.release())
        .put("discard", list.discard());
    return notice(LIST_HELD, body, now);
  }

  /** Of a channel: {@code "channel": {"name", "why", "codesWaiting", "goesOn"}}. */
  static Notice channel(String event, ChannelReport channel, Instant now) {
    long codes = channel.codesWaiting();
    String waiting =
        codes == 0 ? "" : " " + Phrases.count(codes, "code") + (codes == 1 ? " waits." : " wait.");
    ObjectNode body = body(event, channel.channel().word() + ": " + channel.why() + waiting, now);
    Instant goesOn = channel.goesOn();
    body.putObject("channel")
        .put("name", channel.channel().word())
        .put("why", channel.why())
        .put("codesWaiting", codes)
        .put(
            "goesOn",
            goesOn == null || event.equals(CHANNEL_PERSON) ? null : IsoInstant.text(goesOn));
    return notice(event, body, now);
  }

  private static ObjectNode body(String event, String text, Instant now) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("text", text)
        .put("event", event)
        .put("id", UUID.randomUUID().toString())
        .put("at", IsoInstant.text(now));
  }

  private static Notice notice(String event, ObjectNode body, Instant now) {
    return new Notice(now, event, body.toString());
  }
}
