package caravan.cli;

import caravan.codes.Outcome;
import caravan.ledger.ListRecord;
import caravan.status.ListReport;
import caravan.status.Report;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of lists that were looked up once, for programs:
 *
 * <pre>
 * {"lists": [{"file", "state", "why", "list", "rows": {"total", "found", "not_found", "invalid",
 *    "refused", "failed"}, "tokens", "result", "receipt"}], "tokens", "words": [], "exit"}
 * </pre>
 *
 * {@code state} is {@code delivered}; {@code open}, where it ended before that; {@code held} or
 * {@code unreadable}, with the reason as {@code why}. The four after that are those of a list that
 * was delivered: {@code result} is the path of its results without their endings, {@code receipt}
 * that of its receipt; of standard input the file of -o, and null. {@code words} say what ended it
 * before its time.
 */
final class EnrichSummary {

  private static final String RECEIPT = ".receipt.json";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<Path, ObjectNode> lists = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Function<String, Path> results;
  private final boolean receipts;
  private long tokens;
  private @Nullable String last;

  private EnrichSummary(Function<String, Path> results, boolean receipts) {
    this.results = results;
    this.receipts = receipts;
  }

  /** Of lists whose results are put into that folder. */
  static EnrichSummary inFolder(Path output) {
    return new EnrichSummary(output::resolve, true);
  }

  /** Of one list whose results become one file, without a receipt. */
  static EnrichSummary inFile(Path file) {
    return new EnrichSummary(name -> file, false);
  }

  /** A list is begun with, under what the person calls it. */
  void begun(NamedList list) {
    lists.put(list.path(), JSON.objectNode().put("file", list.named()));
    state(list, "open", null);
  }

  /** It is not looked up. */
  void left(NamedList list, String state, String why) {
    state(list, state, why);
  }

  private void state(NamedList list, String state, @Nullable String why) {
    ObjectNode node = lists.get(list.path());
    if (node != null) {
      node.put("state", state).put("why", why);
    }
  }

  private void delivered(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
    ObjectNode node = lists.computeIfAbsent(file, f -> JSON.objectNode().put("file", f.toString()));
    node.put("state", "delivered").put("list", list.head().path());
    ObjectNode rows = node.putObject("rows").put("total", list.rows());
    for (Outcome outcome : Outcome.values()) {
      rows.put(outcome.word(), outcomes.getOrDefault(outcome, 0L));
    }
    tokens += list.tokens();
    last = list.result();
    Path base = results.apply(String.valueOf(last));
    node.put("tokens", list.tokens()).put("result", base.toString());
    Path receipt = base.resolveSibling(base.getFileName() + RECEIPT);
    node.put("receipt", receipts ? receipt.toString() : null);
  }

  /** What the results of the last list that was delivered are called; empty if none was. */
  Optional<String> last() {
    return Optional.ofNullable(last);
  }

  /** The whole of it as a document. */
  String document(int exit) {
    ObjectNode document = JSON.objectNode();
    ArrayNode all = document.putArray("lists");
    lists.values().forEach(all::add);
    document.put("tokens", tokens);
    ArrayNode said = document.putArray("words");
    words.forEach(said::add);
    return document.put("exit", exit).toPrettyString() + "\n";
  }

  /** Shows progress as before, and keeps what comes of it. */
  Progress over(Progress shown) {
    return new Progress() {
      @Override
      public void step(Path file, ListReport list) {
        shown.step(file, list);
      }

      @Override
      public void done(Path file, ListRecord list, Map<Outcome, Long> outcomes) {
        shown.done(file, list, outcomes);
        delivered(file, list, outcomes);
      }

      @Override
      public void paused(Report report) {
        shown.paused(report);
      }

      @Override
      public void say(String line) {
        shown.say(line);
        words.add(line);
      }

      @Override
      public void close() {
        shown.close();
      }
    };
  }
}
