package caravan.cli;

import caravan.codes.IsoInstant;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.road.intake.Estimate;
import caravan.road.intake.Screened;
import caravan.status.Price;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A quote for programs, in the words of the API's drafts; nothing of it is held, whatever the
 * number of codes:
 *
 * <pre>
 * {"lists": [{"file", "codes": [{"code", "type", "domain"}], "list", "readAs", "rows", "valid",
 *    "invalid", "repeated", "known", "askedForByOthers", "new", "doubts": []},
 *   {"file", "unreadable"}],
 *  "together": {"rows", "valid", "invalid", "repeated", "known", "askedForByOthers", "new"},
 *  "tokens", "tokensByChannel": {}, "at", "done"}
 * </pre>
 *
 * {@code codes} is there where codes were asked for. {@code doubts} say why the list would be held,
 * none if it would not. {@code done} is null where nothing is asked for, or nobody can know.
 */
final class QuoteJson implements QuoteReport {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final PrintWriter out;
  private final JsonGenerator json;
  private final boolean codes;

  /**
   * @param codes whether each code that would be asked for is named
   */
  QuoteJson(PrintWriter out, boolean codes) {
    this.out = out;
    this.codes = codes;
    try {
      json = JSON.createGenerator(out).useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("lists");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void written(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void begin(NamedList list) {
    written(
        () -> {
          json.writeStartObject();
          json.writeStringField("file", list.named());
          if (codes) {
            json.writeArrayFieldStart("codes");
          }
        });
  }

  @Override
  public void code(Row row) {
    ProductCode code = Objects.requireNonNull(row.code());
    written(
        () -> {
          json.writeStartObject();
          json.writeStringField("code", code.text());
          json.writeStringField("type", code.type().word());
          json.writeStringField("domain", Objects.requireNonNull(row.domain()).word());
          json.writeEndObject();
        });
  }

  @Override
  public void end(String name, Screened list, Estimate estimate, String seen) {
    written(
        () -> {
          endCodes();
          json.writeStringField("list", list.survey().head().path());
          json.writeStringField("readAs", list.survey().summary());
          write(estimate);
          json.writeArrayFieldStart("doubts");
          for (String doubt : list.reasons()) {
            json.writeString(doubt);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private void endCodes() throws IOException {
    if (codes) {
      json.writeEndArray();
    }
  }

  @Override
  public void unreadable(String why) {
    written(
        () -> {
          endCodes();
          json.writeStringField("unreadable", why);
          json.writeEndObject();
        });
  }

  @Override
  public void together(int lists, Estimate sum, Price price, Optional<Instant> done, Instant now) {
    written(
        () -> {
          json.writeEndArray();
          json.writeObjectFieldStart("together");
          write(sum);
          json.writeEndObject();
          json.writeNumberField("tokens", price.total());
          json.writeObjectFieldStart("tokensByChannel");
          for (var one : price.tokens().entrySet()) {
            json.writeNumberField(one.getKey().word(), one.getValue());
          }
          json.writeEndObject();
          json.writeStringField("at", IsoInstant.text(now));
          json.writeStringField("done", done.map(IsoInstant::text).orElse(null));
          json.writeEndObject();
          json.close();
        });
    out.println();
    out.flush();
  }

  private void write(Estimate estimate) throws IOException {
    json.writeNumberField("rows", estimate.rows());
    json.writeNumberField("valid", estimate.valid());
    json.writeNumberField("invalid", estimate.invalid());
    json.writeNumberField("repeated", estimate.duplicates());
    json.writeNumberField("known", estimate.known());
    json.writeNumberField("askedForByOthers", estimate.awaited());
    json.writeNumberField("new", estimate.codes());
  }
}
