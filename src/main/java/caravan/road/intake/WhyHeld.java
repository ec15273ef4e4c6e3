package caravan.road.intake;

import caravan.codes.Choice;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.ledger.Held;
import caravan.lists.Evidence;
import caravan.lists.UnreadableListException;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person reads of a held list, to say whether it is understood. */
public final class WhyHeld {

  /** Reading a list once more for each column is worth it up to so many rows. */
  private static final long FEW_ROWS = 200_000;

  private static final int LONGEST_CELL = 80;

  private final ListReader reader;
  private final NewTokens tokens;

  public WhyHeld(ListReader reader, NewTokens tokens) {
    this.reader = reader;
    this.tokens = tokens;
  }

  /**
   * All that lies beside a held list.
   *
   * @param place where it lies below the folder of held lists
   */
  String text(Path file, Screened list, String place) {
    return """
        %s is held: nothing was asked for, and nothing was paid.

        Why: %s.

        %s

        %s
        What to do:

          %s
              takes it in as it was read
          %s --column NAME [--type asin|upc|ean] [--domain de] [--sheet NAME] [--no-check-digit]
              takes it in, read as you say; NAME is a heading, or the column's number%s
          %s
              puts it into .failed; nothing is asked for
        """
        .formatted(
            line(list.survey().head().path()),
            line(list.reason()),
            line(list.survey().summary()),
            seen(file, list.survey()),
            Held.release(place),
            Held.release(place),
            list.fingerprint().isEmpty()
                ? ""
                : "\n      Either is remembered for lists with the same headings.",
            Held.discard(place));
  }

  /** How it was read, its best columns, and its first rows as they would be asked for. */
  public String seen(Path file, Preview preview) {
    Evidence evidence = reader.evidence(file, preview);
    StringBuilder text = new StringBuilder();
    text.append("How it was read: ").append(form(evidence)).append('\n');
    text.append("\nThe columns that might hold the codes, the best first:\n\n");
    evidence.columns().forEach(column -> text.append(column(file, preview, column)));
    text.append("\nThe first rows, as they would be asked for:\n\n");
    evidence.firstRows().forEach(row -> text.append(row(row)));
    return text.toString();
  }

  private static String form(Evidence evidence) {
    StringBuilder form = new StringBuilder(evidence.format());
    form.append(evidence.sheet().isEmpty() ? "" : ", sheet '" + line(evidence.sheet()) + "'");
    form.append(
        evidence.headerLine() == 0
            ? ", no headings"
            : ", headings in line " + evidence.headerLine());
    form.append(evidence.encoding().isEmpty() ? "" : ", " + evidence.encoding());
    return form.toString();
  }

  private String column(Path file, Preview preview, Evidence.Column column) {
    return String.format(
        Locale.ROOT,
        "  '%s'%s%n    %s%n    %,d right, %,d wrong, %,d empty; %s%n",
        line(column.name()),
        column.why().isEmpty() ? "" : ": " + line(column.why()),
        column.cells().stream().map(WhyHeld::line).collect(Collectors.joining(" | ")),
        column.right(),
        column.wrong(),
        column.empty(),
        price(file, preview, column));
  }

  private String price(Path file, Preview preview, Evidence.Column column) {
    if (preview.rows() <= FEW_ROWS) {
      try {
        Choice choice = new Choice(column.name(), null, null, null, false);
        Preview other = reader.survey(file, preview.head().folder(), preview.head().name(), choice);
        return tokens(tokens.of(file, other, Long.MAX_VALUE));
      } catch (UnreadableListException e) {
        return "it can't be read so";
      }
    }
    return tokens(column.codes()) + " or so at most";
  }

  private static String tokens(long price) {
    return String.format(Locale.ROOT, "%,d %s", price, price == 1 ? "token" : "tokens");
  }

  private static String row(Row row) {
    ProductCode code = row.code();
    String asked =
        code == null || row.domain() == null
            ? "nothing: " + line(row.note())
            : "%s %s on %s%s"
                .formatted(
                    code.type().word(),
                    code.text(),
                    row.domain().word(),
                    row.note().isEmpty() ? "" : " (" + line(row.note()) + ")");
    return "  %d. '%s': %s%n".formatted(row.number(), line(row.input()), asked);
  }

  /** On one line, and cut to what a line can bear. */
  private static String line(String text) {
    String flat = text.replaceAll("\\p{Cntrl}+", " ").strip();
    int length = flat.codePointCount(0, flat.length());
    boolean cell = length <= LONGEST_CELL || flat.indexOf(' ') >= 0;
    return cell && length <= 1_000
        ? flat
        : flat.substring(0, flat.offsetByCodePoints(0, Math.min(length, LONGEST_CELL))) + "…";
  }
}
