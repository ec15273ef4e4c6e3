package caravan.lists.reader;

import caravan.lists.CheckDigit;
import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.columns.CodeColumns;
import caravan.lists.columns.Doubt;
import caravan.lists.columns.Layout;
import caravan.lists.columns.RowParser;
import caravan.lists.columns.Table;
import caravan.lists.format.CsvRecords;
import caravan.lists.format.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all of a list as it was decided, and decides again where the rest of it speaks against what
 * its beginning said.
 */
final class WholeRead {

  private static final double NEARLY_ALL = 0.98;

  private final Path file;
  private final String name;
  private final FormatDetector formatDetector;
  private final ListDomain domain;
  private final CheckDigit checkDigit;

  WholeRead(
      Path file,
      String name,
      FormatDetector formatDetector,
      ListDomain domain,
      CheckDigit checkDigit) {
    this.file = file;
    this.name = name;
    this.formatDetector = formatDetector;
    this.domain = domain;
    this.checkDigit = checkDigit;
  }

  Count count(DetectedFormat detectedFormat) throws IOException {
    refuseWithoutCodes(detectedFormat);
    Sample sample = new Sample(detectedFormat.sampled());
    Count count = quotedOrNot(detectedFormat, sample);
    DetectedFormat again = formatDetector.again(file, name, count.decision(), sample.rest());
    if (again.layout().sameAs(count.decision().layout())) {
      return settled(refuseWords(count.decided(again)));
    }
    refuseWithoutCodes(again);
    return settled(refuseWords(quotedOrNot(again, new Sample(0))));
  }

  /** All lines tell whether marketplaces hold for several rows: then it is read once more so. */
  private Count settled(Count count) throws IOException {
    DetectedFormat decision = count.decision();
    Layout layout = count.markets().settled(decision.layout());
    return layout.sameAs(decision.layout())
        ? count
        : read(decision.withTable(decision.table().withLayout(layout)), new Sample(0));
  }

  /** Lines none of which holds a code are no list: a message, a log, cells divided in a new way. */
  private static Count refuseWords(Count count) {
    long odd = count.tally().of(Proof.NONE) + count.tally().of(Proof.WORDS);
    boolean words = count.decision().layout().free() && count.tally().loosely() == 0;
    if (words && odd >= CodeColumns.FEW && odd == count.rows()) {
      throw new UnreadableListException(
          "no line holds a product code that stands alone; write one code a line, or a table with"
              + " headings");
    }
    return count;
  }

  /** A quotation mark that is opened and not closed, or swallows rows, is only a character. */
  private Count quotedOrNot(DetectedFormat detectedFormat, Sample sample) throws IOException {
    if (!detectedFormat.opening().dialect().quoted()) {
      return read(detectedFormat, sample);
    }
    try {
      Count quoted = read(detectedFormat, sample);
      if (quoted.skipped().hidden() == 0) {
        return quoted;
      }
      Count plain = unquoted(detectedFormat, sample);
      if (plain != null && plain.odd() == 0 && sameWidth(plain, quoted)) {
        return plain;
      }
      return quoted;
    } catch (CsvRecords.QuoteException e) {
      Count plain = unquoted(detectedFormat, sample);
      if (plain != null) {
        return plain;
      }
      throw e;
    }
  }

  private static boolean sameWidth(Count plain, Count quoted) {
    return plain.columns().size() == quoted.columns().size();
  }

  /** The list read without quotation marks; null where that makes no sense of it. */
  private @Nullable Count unquoted(DetectedFormat quoted, Sample sample) throws IOException {
    DetectedFormat plain = formatDetector.unquoted(file, name, quoted);
    if (!plain.layout().hasCodes()) {
      return null;
    }
    Count count = read(plain, sample);
    return count.rows() - count.odd() >= NEARLY_ALL * count.rows() ? count : null;
  }

  private Count read(DetectedFormat detectedFormat, Sample sample) throws IOException {
    ProofCounts proofCounts = new ProofCounts();
    RowParser maker =
        new RowParser(detectedFormat.layout(), domain.of(detectedFormat), checkDigit, proofCounts);
    long rows = 0;
    long invalid = 0;
    try (RowStream stream =
        new RowStream(detectedFormat.opening().open(file), detectedFormat, maker, 0, sample)) {
      for (; stream.hasNext(); rows++) {
        invalid += stream.next().valid() ? 0 : 1;
      }
      List<String> named = detectedFormat.layout().names();
      List<String> names = stream.names().size() > named.size() ? stream.names() : named;
      return new Count(
          detectedFormat,
          Table.widened(names, stream.widest()),
          rows,
          invalid,
          stream.repeats(),
          stream.odd(),
          proofCounts,
          maker.markets(),
          stream.skipped(),
          stream.remark());
    }
  }

  private static void refuseWithoutCodes(DetectedFormat detectedFormat) {
    if (detectedFormat.layout().hasCodes()) {
      return;
    }
    List<Doubt> doubts = detectedFormat.table().doubts();
    if (!doubts.isEmpty()) {
      throw new UnreadableListException(doubts.get(0).words());
    }
    throw new UnreadableListException(
        "no column holds product codes (columns: %s); name the one that does asin, upc or ean"
            .formatted(Excerpt.words(String.join(", ", detectedFormat.layout().names()))));
  }
}
