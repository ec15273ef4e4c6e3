package caravan.results;

import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object for each row of the list, a line each: as one array or as NDJSON; or for each
 * answer of no list, without what is the list's.
 */
final class JsonSink implements Sink {

  private final JsonGenerator json;
  private final boolean array;
  private final boolean ofAList;
  private final InstantText instantText = new InstantText();
  private boolean empty = true;

  private JsonSink(Writer out, boolean array, boolean ofAList) throws IOException {
    this.array = array;
    this.ofAList = ofAList;
    json = ResultJson.WRITTEN.createGenerator(out).setRootValueSeparator(new SerializedString(""));
  }

  static JsonSink array(Writer out) throws IOException {
    return new JsonSink(out, true, true);
  }

  static JsonSink lines(Writer out) throws IOException {
    return new JsonSink(out, false, true);
  }

  static JsonSink answers(Writer out) throws IOException {
    return new JsonSink(out, false, false);
  }

  @Override
  public void add(ResultRow row, List<ItemRow> items) throws IOException {
    if (array) {
      json.writeRaw(empty ? "[\n" : ",\n");
    }
    empty = false;
    json.writeStartObject();
    if (ofAList) {
      json.writeNumberField("row", row.number());
      json.writeStringField("input", row.input());
    }
    ProductCode code = row.code();
    text("code", code == null ? null : code.text());
    text("type", code == null ? null : code.type().word());
    text("domain", row.domain() == null ? null : row.domain().word());
    json.writeStringField("status", row.outcome().word());
    json.writeFieldName("items");
    json.writeRawValue(oneLine(row.items()));
    Instant lookedUpAt = row.lookedUpAt();
    text("lookedUpAt", lookedUpAt == null ? null : instantText.text(lookedUpAt));
    if (ofAList) {
      json.writeStringField("note", row.note());
    }
    json.writeEndObject();
    if (!array) {
      json.writeRaw('\n');
    }
  }

  @Override
  public void finish() throws IOException {
    if (array) {
      json.writeRaw(empty ? "[]\n" : "\n]\n");
    }
    json.close();
  }

  /** In valid JSON a line's end stands between the values only, where a blank is as good. */
  private static String oneLine(String valid) {
    return valid.replace('\n', ' ').replace('\r', ' ');
  }

  private void text(String field, @Nullable String value) throws IOException {
    json.writeFieldName(field);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeString(value);
    }
  }
}
