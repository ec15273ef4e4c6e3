package caravan.status;

import caravan.codes.Channel;
import caravan.codes.IsoInstant;
import caravan.ledger.Act;
import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.ledger.ManualPause;
import caravan.ledger.Node;
import caravan.ledger.Pause;
import caravan.ledger.ServerTrouble;
import caravan.lists.archive.FailedList;
import caravan.pace.Plan;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A report as JSON, for programs; moments in ISO 8601, UTC, to three decimals, null where there is
 * none. A held list's {@code place} is below the folder of held lists, its {@code word} null until
 * a person decided it. Failed ones are those that were not taken in, the newest, their {@code file}
 * the one that says why. Nodes are there where several may work with one ledger. Servers are those
 * that can't be used just now, their {@code way} lists or results:
 *
 * <pre>
 * {"at",
 *  "channels": [{"name", "on", "plan": {"rate", "windowSeconds", "daily", "batch"},
 *    "tokensThisWindow", "tokensToday", "tokensLeftToday", "dayResets",
 *    "parked": {"kind", "until", "words", "probing"}, "paused": {"who", "since", "note"},
 *    "callsInFlight", "codesWaiting", "done", "why"}],
 *  "lists": [{"id", "list", "state", "urgency", "cancelled", "rows", "answered", "invalid",
 *    "tokens", "started", "finished", "done", "result", "why"}],
 *  "delivered": [as lists],
 *  "held": [{"id", "list", "place", "why", "since", "word", "release", "discard", "sentence"}],
 *  "failed": [{"list", "file", "why", "since"}],
 *  "servers": [{"server", "way", "words", "since", "again"}],
 *  "acts": [{"at", "who", "what", "channel", "list", "subject", "note"}],
 *  "nodes": [{"name", "version", "address", "since", "lastBeat", "takesListsIn", "handsListsBack",
 *    "callsInFlight", "self"}],
 *  "warnings": [],
 *  "ledgerBytes", "ledgerFreeBytes", "noticesPending"}
 * </pre>
 */
public final class ReportJson {

  private ReportJson() {}

  /** The report in one document over several lines. */
  public static String write(Report report) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("at", text(report.at()));
    ArrayNode channels = all.putArray("channels");
    report.channels().forEach(channel -> channels.add(channel(channel)));
    ArrayNode lists = all.putArray("lists");
    report.atWork().forEach(list -> lists.add(list(list)));
    ArrayNode delivered = all.putArray("delivered");
    report.delivered().forEach(list -> delivered.add(list(list)));
    ArrayNode held = all.putArray("held");
    report.held().forEach(list -> held.add(held(list)));
    ArrayNode failed = all.putArray("failed");
    report.failed().forEach(list -> failed.add(failed(list)));
    ArrayNode servers = all.putArray("servers");
    report.servers().forEach(trouble -> servers.add(server(trouble)));
    ArrayNode acts = all.putArray("acts");
    report.acts().forEach(act -> acts.add(act(act)));
    ArrayNode nodes = all.putArray("nodes");
    report.nodes().forEach(node -> nodes.add(node(node)));
    ArrayNode warnings = all.putArray("warnings");
    report.warnings().forEach(warnings::add);
    all.put("ledgerBytes", report.ledgerBytes())
        .put("ledgerFreeBytes", report.ledgerFreeBytes())
        .put("noticesPending", report.noticesPending());
    return all.toPrettyString() + "\n";
  }

  private static ObjectNode node(Node node) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", node.name())
        .put("version", node.version())
        .put("address", node.address())
        .put("since", text(node.since()))
        .put("lastBeat", text(node.lastBeat()))
        .put("takesListsIn", node.takesIn())
        .put("handsListsBack", node.handsBack())
        .put("callsInFlight", node.callsInFlight())
        .put("self", node.self());
  }

  private static ObjectNode channel(ChannelReport channel) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", channel.channel().word()).put("on", channel.on());
    plan(node.putObject("plan"), channel.plan());
    node.put("tokensThisWindow", channel.tokensThisWindow())
        .put("tokensToday", channel.tokensToday())
        .put("tokensLeftToday", channel.tokensLeft())
        .put("dayResets", text(channel.dayResets()));
    Pause pause = channel.pause();
    if (pause == null) {
      node.putNull("parked");
    } else {
      node.putObject("parked")
          .put("kind", pause.kind().name().toLowerCase(Locale.ROOT))
          .put("until", text(pause.until()))
          .put("words", pause.words())
          .put("probing", channel.probing());
    }
    ManualPause paused = channel.paused();
    if (paused == null) {
      node.putNull("paused");
    } else {
      node.putObject("paused")
          .put("who", paused.who())
          .put("since", text(paused.since()))
          .put("note", paused.note());
    }
    return node.put("callsInFlight", channel.inFlight())
        .put("codesWaiting", channel.codesWaiting())
        .put("done", text(channel.done()))
        .put("why", channel.why());
  }

  private static void plan(ObjectNode node, Plan plan) {
    node.put("rate", plan.rate())
        .put("windowSeconds", plan.window().toMillis() / (double) Duration.ofSeconds(1).toMillis())
        .put("daily", plan.daily())
        .put("batch", plan.batch());
  }

  private static ObjectNode list(ListReport report) {
    ListRecord list = report.record();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", list.id())
        .put("list", list.head().path())
        .put("state", list.state().word())
        .put("urgency", list.urgency().word())
        .put("cancelled", list.cancelled())
        .put("rows", list.rows())
        .put("answered", report.answered())
        .put("invalid", list.invalid())
        .put("tokens", list.tokens())
        .put("started", text(list.started()))
        .put("finished", text(list.finished()))
        .put("done", text(report.done()))
        .put("result", list.result())
        .put("why", report.why());
  }

  private static ObjectNode held(Held list) {
    boolean open = list.word() == Held.Word.NONE;
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", list.id())
        .put("list", list.path())
        .put("place", list.place())
        .put("why", list.reason())
        .put("since", text(list.since()))
        .put("word", open ? null : list.word().name().toLowerCase(Locale.ROOT))
        .put("release", list.release())
        .put("discard", list.discard())
        .put("sentence", ListWhy.sentence(list));
  }

  private static ObjectNode failed(FailedList list) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("list", list.path())
        .put("file", list.file().toString())
        .put("why", list.reason())
        .put("since", text(list.since()));
  }

  private static ObjectNode server(ServerTrouble trouble) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("server", trouble.server())
        .put("way", trouble.way().word())
        .put("words", trouble.words())
        .put("since", text(trouble.since()))
        .put("again", text(trouble.again()));
  }

  private static ObjectNode act(Act act) {
    Channel channel = act.channel();
    return JsonNodeFactory.instance
        .objectNode()
        .put("at", text(act.signature().at()))
        .put("who", act.signature().who())
        .put("what", act.kind().word())
        .put("channel", channel == null ? null : channel.word())
        .put("list", act.list())
        .put("subject", act.subject())
        .put("note", act.signature().note());
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : IsoInstant.text(moment);
  }
}
