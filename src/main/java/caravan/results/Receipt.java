package caravan.results;

import caravan.codes.IsoInstant;
import caravan.codes.ListHead;
import caravan.codes.ListUsage;
import caravan.codes.Outcome;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list came to; {@link ResultWriter} names the keys.
 *
 * @param changes null if there is no earlier list of that name
 */
record Receipt(
    ListHead head, Map<Outcome, Long> rows, ListUsage usage, @Nullable ProductChanges changes) {

  /** Writes it as JSON, with the files' names and bytes. */
  void write(Writer out, Map<String, Long> files) throws IOException {
    try (JsonGenerator json = ResultJson.WRITTEN.createGenerator(out).useDefaultPrettyPrinter()) {
      json.writeStartObject();
      for (Map.Entry<String, Object> fact : facts().entrySet()) {
        write(json, fact.getKey(), fact.getValue());
      }
      json.writeArrayFieldStart("files");
      for (Map.Entry<String, Long> file : files.entrySet()) {
        json.writeStartObject();
        json.writeStringField("name", file.getKey());
        json.writeNumberField("bytes", file.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void write(JsonGenerator json, String key, Object value) throws IOException {
    if (value instanceof Map<?, ?> group) {
      json.writeObjectFieldStart(key);
      for (Map.Entry<?, ?> fact : group.entrySet()) {
        write(json, fact.getKey().toString(), fact.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Long number) {
      json.writeNumberField(key, number);
    } else if (value instanceof Instant moment) {
      json.writeStringField(key, IsoInstant.text(moment));
    } else {
      json.writeStringField(key, value.toString());
    }
  }

  /**
   * It as names and values (texts, whole numbers, moments), groups flattened: {@code rows.found}.
   */
  Map<String, Object> lines() {
    Map<String, Object> lines = new LinkedHashMap<>();
    facts()
        .forEach(
            (key, value) -> {
              if (value instanceof Map<?, ?> group) {
                group.forEach((inner, fact) -> lines.put(key + "." + inner, fact));
              } else {
                lines.put(key, value);
              }
            });
    return lines;
  }

  private Map<String, Object> facts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("total", rows.values().stream().mapToLong(Long::longValue).sum());
    for (Outcome outcome : Outcome.values()) {
      counts.put(outcome.word(), rows.getOrDefault(outcome, 0L));
    }
    Map<String, Object> saved = new LinkedHashMap<>();
    saved.put("knownBefore", usage.knownBefore());
    saved.put("duplicates", usage.duplicates());
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("list", head.name());
    facts.put("path", head.path());
    facts.put("sha256", head.sha256());
    facts.put("readAs", usage.readAs());
    facts.put("rows", counts);
    facts.put("distinct", usage.distinct());
    facts.put("tokensSpent", usage.tokensSpent());
    facts.put("tokensSaved", saved);
    facts.put("calls", usage.calls());
    // The first name is that of old; the second one can be a field's in any language.
    facts.put("429s", usage.slowDowns());
    facts.put("slowDowns", usage.slowDowns());
    facts.put("started", usage.started());
    facts.put("finished", usage.finished());
    if (changes != null) {
      Map<String, Object> products = new LinkedHashMap<>();
      products.put("since", changes.since());
      for (Change.Kind kind : List.of(Change.Kind.NEW, Change.Kind.GONE, Change.Kind.CHANGED)) {
        products.put(kind.word(), changes.products(kind));
      }
      facts.put("changes", products);
    }
    return facts;
  }
}
