package caravan.results;

import caravan.codes.Answer;
import caravan.codes.ItemColumn;
import caravan.codes.ListHead;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/**
 * Writes answers that belong to no list, one after the other and none held: as CSV {@code
 * code,type,domain,status,asin,title,upc,upc_list,ean,ean_list,looked_up_at}, a line for each item;
 * as NDJSON {@code {"code","type","domain","status","items","lookedUpAt"}}, an object for each
 * answer; or the columns of {@code NAME.crosswalk.csv} in either form. All else is as {@link
 * ResultWriter} has it. An answer that is no JSON array has the status {@code failed} and no items.
 */
public final class AnswerExport {

  /** How answers are written. */
  public enum Form {
    CSV,
    NDJSON;

    /** The word in commands, and the ending of a file: {@code csv}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a list without columns or a delimiter of its own is to the other results. */
  private static final ListHead NO_LIST = new ListHead("", "", "", "", false, List.of(), ',');

  private final Sink sink;
  private final List<ItemColumn> columns;

  private AnswerExport(Sink sink, List<ItemColumn> columns) {
    this.sink = sink;
    this.columns = columns;
  }

  /**
   * An export that begins there; throws IOException where that can't be written to.
   *
   * @param rules its form in CSV
   */
  public static AnswerExport begin(
      OutputStream stream, Form form, boolean crosswalk, ResultRules rules) throws IOException {
    Writer out = AtomicFile.utf8(stream);
    return new AnswerExport(
        switch (form) {
          case CSV ->
              crosswalk
                  ? CrosswalkSink.csv(out, NO_LIST, rules)
                  : new AnswerSink(out, NO_LIST, rules);
          case NDJSON -> crosswalk ? CrosswalkSink.json(out) : JsonSink.answers(out);
        },
        rules.columns());
  }

  /** Writes an answer; throws IOException where it can't be written. */
  public void add(ResultRow answer) throws IOException {
    List<ItemRow> items;
    try {
      items = ItemRowReader.read(answer.items(), columns);
    } catch (IOException e) {
      sink.add(unreadable(answer), List.of());
      return;
    }
    sink.add(answer, items);
  }

  private static ResultRow unreadable(ResultRow answer) {
    return new ResultRow(
        answer.number(),
        answer.cells(),
        answer.input(),
        answer.code(),
        answer.domain(),
        Outcome.FAILED,
        Answer.NONE,
        answer.lookedUpAt(),
        answer.note());
  }

  /** Writes what is not written yet; the stream stays open. */
  public void finish() throws IOException {
    sink.finish();
  }
}
