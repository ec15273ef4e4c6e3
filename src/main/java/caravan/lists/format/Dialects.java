package caravan.lists.format;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CodeParser;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Layout;
import caravan.lists.columns.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds out from the beginning of a text how it is divided: each way reads it, and the one that
 * makes the best table of it is taken. Where none makes a table, a line is a code.
 */
public final class Dialects {

  private static final char[] DELIMITERS = {';', '\t', ',', '|'};
  private static final char[] RARE = {'~', '^', '\u00a6'};

  private static final int FIRST = 20;
  private static final int MOST_RECORDS = 200;
  private static final double MOSTLY = 0.75;
  private static final double NEAR = 0.01;

  /**
   * A way to divide the text, and how well it does.
   *
   * @param score the more the better; 0 if it makes no table
   * @param width how many of the records have as many cells as most, from 0 to 1
   * @param fault whether a quotation mark is opened and not closed, or swallows rows
   */
  record Candidate(
      TextDialect dialect, double score, double width, boolean fault, boolean quotes) {}

  private final boolean promised;
  private final Table table = new Table(Choice.AS_READ, Domain.COM);

  /**
   * @param promised whether the file's ending promises a table
   */
  public Dialects(boolean promised) {
    this.promised = promised;
  }

  /** The way in which the text that begins so is divided. */
  public TextDialect choose(String text) {
    if (UnwrappedLines.are(text)) {
      TextDialect inner = within(UnwrappedLines.unwrapped(text));
      if (inner.kind() == TextDialect.Kind.DELIMITED) {
        return inner.wrapped();
      }
    }
    return within(text);
  }

  private TextDialect within(String text) {
    String firstLine = text.lines().findFirst().orElse("");
    if (SeparatorLine.is(firstLine)) {
      return quoting(text, SeparatorLine.delimiter(firstLine)).dialect();
    }
    if (FieldRecords.are(text)) {
      return TextDialect.FIELDS;
    }
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(bars(text));
    for (char delimiter : DELIMITERS) {
      if (text.indexOf(delimiter) >= 0) {
        candidates.add(quoting(text, delimiter));
      }
    }
    for (char delimiter : RARE) {
      if (inEachLine(text, delimiter)) {
        candidates.add(quoting(text, delimiter));
      }
    }
    Candidate best =
        candidates.stream().max(Comparator.comparingDouble(Candidate::score)).orElseThrow();
    if (best.score() > 0) {
      return best.dialect();
    }
    Candidate fixed = fixed(text);
    if (fixed.score() > 0) {
      return fixed.dialect();
    }
    boolean quoted = promised && text.lines().anyMatch(line -> line.startsWith("\""));
    return quoted ? TextDialect.delimited(',', true) : TextDialect.PLAIN;
  }

  /** Few systems divide by it, but then each line. */
  private static boolean inEachLine(String text, char delimiter) {
    return text.indexOf(delimiter) >= 0
        && text.lines()
            .filter(line -> !line.isBlank())
            .limit(FIRST)
            .allMatch(line -> line.indexOf(delimiter) != line.lastIndexOf(delimiter));
  }

  /** With that delimiter, quoted or not. */
  private Candidate quoting(String text, char delimiter) {
    Candidate off = candidate(text, TextDialect.delimited(delimiter, false));
    if (text.indexOf('"') < 0) {
      TextDialect dialect = TextDialect.delimited(delimiter, delimiter != '\t');
      return new Candidate(dialect, off.score(), off.width(), false, false);
    }
    Candidate on = candidate(text, TextDialect.delimited(delimiter, true));
    if (on.fault()) {
      return off.width() >= MOSTLY || on.score() == 0 ? off : on;
    }
    if (delimiter == '\t') {
      boolean proven = on.quotes() && on.width() + NEAR >= off.width();
      return proven || on.score() > off.score() + NEAR ? on : off;
    }
    boolean straight = on.quotes() && on.width() > off.width() + NEAR;
    return straight || on.score() + NEAR >= off.score() ? on : off;
  }

  private Candidate bars(String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !RuleLine.is(line, '|')).toList();
    long barred = lines.stream().filter(BarRecords::is).count();
    return barred >= 2 && barred * 2 >= lines.size()
        ? candidate(text, TextDialect.BARS)
        : new Candidate(TextDialect.BARS, 0, 0, false, false);
  }

  /** Columns at fixed places are believed only under headings of codes, as lines can look alike. */
  private Candidate fixed(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).limit(MOST_RECORDS).toList();
    List<Integer> stops = FixedRecords.stops(lines);
    TextDialect dialect = TextDialect.fixed(stops);
    if (stops.size() < 2 || lines.size() < 3) {
      return new Candidate(dialect, 0, 0, false, false);
    }
    List<SourceRecord> records = records(text, dialect).lines();
    Table.Analysis analysis = records.isEmpty() ? null : table.analyse(records);
    boolean spoken =
        analysis != null
            && analysis.layout().header()
            && analysis.certain()
            && analysis.share() > 0
            && columns(records.subList(analysis.layout().above() - 1, records.size()));
    return new Candidate(dialect, spoken ? 1 : 0, 1, false, false);
  }

  /** Whether most lines are several cells, or half of them and most of those with codes. */
  private static boolean columns(List<SourceRecord> records) {
    List<SourceRecord> coded =
        records.stream().filter(r -> r.cells().stream().anyMatch(CodeParser::holds)).toList();
    return wide(records) >= MOSTLY
        || (wide(records) >= 0.5 && !coded.isEmpty() && wide(coded) >= MOSTLY);
  }

  private static double wide(List<SourceRecord> records) {
    return (double) records.stream().filter(Dialects::wide).count() / records.size();
  }

  /** How much of a table the records look like: codes in a column, and the same width in each. */
  private Candidate candidate(String text, TextDialect dialect) {
    Read read = records(text, dialect);
    List<SourceRecord> records = read.lines();
    long wide = records.stream().filter(r -> r.cells().size() > 1).count();
    if (wide == 0) {
      return new Candidate(dialect, 0, 0, read.fault(), false);
    }
    double share = (double) same(records) / records.size();
    Table.Analysis analysis = table.analyse(records);
    Layout layout = analysis.layout();
    boolean wideHeader = layout.header() && wide(records.get(layout.above() - 1));
    boolean table = promised || wideHeader || Table.codeColumns(records) == 1;
    boolean bare =
        !wideHeader
            && (CodesBesideCodes.only(records) || (!promised && CodesBesideCodes.inWords(records)));
    double score =
        table && !bare && ((wideHeader && (promised || analysis.certain())) || share >= 0.5)
            ? share
                + (layout.hasCodes() ? 1 + analysis.share() : 0)
                + (analysis.certain() ? 0.5 : 0)
            : 0;
    return new Candidate(dialect, score, share, read.fault(), read.quotes());
  }

  private static long same(List<SourceRecord> records) {
    return records.stream()
        .filter(r -> r.cells().size() > 1)
        .collect(Collectors.groupingBy(r -> r.cells().size(), Collectors.counting()))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /** A comma at a line's end makes no second column. */
  private static boolean wide(SourceRecord line) {
    return line.cells().stream().filter(cell -> !CellCleaner.blank(cell)).count() > 1;
  }

  /** What came before the fault, if there is one, tells; reading in earnest names it. */
  private record Read(List<SourceRecord> lines, boolean fault, boolean quotes) {}

  private static Read records(String text, TextDialect dialect) {
    List<SourceRecord> lines = new ArrayList<>();
    boolean fault = false;
    boolean quotes = false;
    try (Records records = Opening.records(new StringReader(text), dialect)) {
      for (SourceRecord line = records.next();
          line != null && lines.size() < MOST_RECORDS;
          line = records.next()) {
        lines.add(line);
      }
      fault = records.skipped().hidden() > 0;
    } catch (UnreadableListException e) {
      fault = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (dialect.quoted()) {
      quotes = quotes(text, lines, dialect.delimiter());
    }
    return new Read(lines, fault, quotes);
  }

  /** Whether quotation marks are at work: they hold something together, or stand around all. */
  private static boolean quotes(String text, List<SourceRecord> lines, char delimiter) {
    boolean held =
        lines.stream()
            .flatMap(line -> line.cells().stream())
            .anyMatch(
                cell ->
                    cell.indexOf(delimiter) >= 0
                        || (cell.indexOf('"') >= 0 && text.contains(doubled(cell))));
    String first = text.lines().findFirst().orElse("");
    String seam = "\"" + delimiter + "\"";
    return held || (first.startsWith("\"") && first.endsWith("\"") && first.contains(seam));
  }

  /** As the cell stands in the text where its marks are doubled. */
  private static String doubled(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
