package caravan.lists;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What must become of a list of the trade, as the {@code .expect.json} beside it says. The README
 * beside the lists tells what the fields mean.
 *
 * @param outcomes that are right: the first, and the others
 * @param hold whether a person may be asked before anything is spent
 */
record Expectation(String folder, List<Outcome> outcomes, boolean hold) {

  static final String ENDING = ".expect.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "why", "source", "folder", "outcome", "lines", "columns", "cells", "note", "says", "hold",
          "alt");
  private static final Set<String> LINE_FIELDS = Set.of("input", "asked", "also", "absent");

  /**
   * One outcome that is right.
   *
   * @param columns the list's own, null for each that is not checked; null: not checked at all
   * @param says what a person must be told, wherever; null: nothing in particular
   */
  record Outcome(
      boolean delivered,
      List<Wanted> lines,
      @Nullable List<@Nullable String> columns,
      Map<String, String> cells,
      boolean note,
      @Nullable Pattern says) {}

  /**
   * What must become of one line.
   *
   * @param input the code's cell; null: not checked
   * @param asked what may be asked for it; {@link Ask#NOTHING}: it may be invalid
   * @param absent whether it need not be a row at all
   */
  record Wanted(@Nullable String input, List<Ask> asked, boolean absent) {

    boolean allows(Ask ask) {
      return asked.contains(ask);
    }

    /** The same line, that may only be invalid. */
    Wanted invalid() {
      return new Wanted(input, List.of(Ask.NOTHING), absent);
    }
  }

  /** The expectation beside that list. */
  static Expectation of(Path list) throws IOException {
    return read(Files.readString(list.resolveSibling(list.getFileName() + ENDING)));
  }

  static Expectation read(String json) throws IOException {
    JsonNode root = JSON.readTree(json);
    refuseOthers(root, FIELDS);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(outcome(root, root));
    for (JsonNode alt : root.path("alt")) {
      refuseOthers(alt, FIELDS);
      Outcome other = outcome(alt, root);
      outcomes.add(other);
      if (other.delivered() && !alt.has("lines")) {
        outcomes.add(allInvalid(other));
      }
    }
    return new Expectation(
        root.path("folder").asText(""), outcomes, root.path("hold").asBoolean(false));
  }

  private static Outcome outcome(JsonNode alt, JsonNode root) {
    Function<String, JsonNode> field =
        name -> alt.has(name) ? alt.path(name) : root.path(name); // not given: as above
    JsonNode says = field.apply("says");
    return new Outcome(
        delivered(field.apply("outcome").asText()),
        stream(field.apply("lines")).map(Expectation::line).toList(),
        columns(field.apply("columns")),
        cells(field.apply("cells")),
        field.apply("note").asBoolean(false),
        says.isTextual() ? Pattern.compile(says.asText(), Pattern.CASE_INSENSITIVE) : null);
  }

  private static boolean delivered(String outcome) {
    return switch (outcome) {
      case "delivered" -> true;
      case "failed" -> false;
      default -> throw new IllegalArgumentException("no outcome: " + outcome);
    };
  }

  private static Outcome allInvalid(Outcome other) {
    return new Outcome(
        true,
        other.lines().stream().map(Wanted::invalid).toList(),
        other.columns(),
        other.cells(),
        other.note(),
        other.says());
  }

  private static Wanted line(JsonNode line) {
    refuseOthers(line, LINE_FIELDS);
    List<Ask> asked = new ArrayList<>();
    asked.add(Ask.read(line.path("asked")));
    line.path("also").forEach(also -> asked.add(Ask.read(also)));
    JsonNode input = line.path("input");
    return new Wanted(
        input.isTextual() ? input.asText() : null, asked, line.path("absent").asBoolean(false));
  }

  private static @Nullable List<@Nullable String> columns(JsonNode columns) {
    if (!columns.isArray()) {
      return null;
    }
    List<@Nullable String> names = new ArrayList<>();
    columns.forEach(name -> names.add(name.isTextual() ? name.asText() : null));
    return names;
  }

  private static Map<String, String> cells(JsonNode cells) {
    Map<String, String> texts = new LinkedHashMap<>();
    cells.properties().forEach(cell -> texts.put(cell.getKey(), cell.getValue().asText()));
    return texts;
  }

  private static void refuseOthers(JsonNode object, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException("an expectation has no field " + name);
              }
            });
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
