package caravan.lists.reader;

import caravan.lists.Excerpt;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Proof;
import caravan.lists.cells.ProofCounts;
import caravan.lists.columns.CodeColumns;
import caravan.lists.columns.Doubt;
import caravan.lists.columns.Layout;
import caravan.lists.format.Encoding;
import caravan.lists.format.Skipped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says, once all of a list was read, why a person should be asked before anything is spent on it.
 */
final class Doubts {

  private static final double WRONG = 0.3;
  private static final double RIGHT = 0.7;
  private static final double CELLS = 0.2;
  private static final double TYPES = 0.1;

  private final DetectedFormat detectedFormat;
  private final ProofCounts proofCounts;
  private final Skipped skipped;

  Doubts(DetectedFormat detectedFormat, ProofCounts proofCounts, Skipped skipped) {
    this.detectedFormat = detectedFormat;
    this.proofCounts = proofCounts;
    this.skipped = skipped;
  }

  /** A sentence for each doubt; none if there is none. */
  List<String> words() {
    return all().filter(this::counts).map(Doubt::words).toList();
  }

  private Stream<Doubt> all() {
    return Stream.concat(
        detectedFormat.table().doubts().stream(),
        Stream.of(hiddenRows(), checkDigits(), cells(), encoding(), sentences(), called(), types())
            .flatMap(Optional::stream));
  }

  private Optional<Doubt> hiddenRows() {
    long hidden = skipped.hidden();
    String where = hidden == 1 ? "a cell holds" : "%,d cells hold".formatted(hidden);
    return doubt(hidden > 0, Doubt.Kind.ROWS, where + " what looks like whole rows");
  }

  private Optional<Doubt> checkDigits() {
    long wrong = proofCounts.of(Proof.WRONG);
    long codes = proofCounts.codes();
    return doubt(
        wrong > 0 && wrong >= WRONG * codes,
        Doubt.Kind.CHECK_DIGITS,
        "%,d of %,d codes in column '%s' have a wrong check digit"
            .formatted(wrong, codes, column()));
  }

  private Optional<Doubt> cells() {
    long telling = proofCounts.telling();
    long odd =
        proofCounts.of(Proof.NONE) + (detectedFormat.layout().free() ? 0 : proofCounts.muchWords());
    return doubt(
        odd >= CodeColumns.FEW && odd > CELLS * telling,
        Doubt.Kind.CELLS,
        "%,d of %,d cells in column '%s' hold something that is no product code"
            .formatted(odd, telling, column()));
  }

  private Optional<Doubt> encoding() {
    Encoding encoding = detectedFormat.opening().encoding();
    return doubt(
        !encoding.runnerUp().isEmpty(),
        Doubt.Kind.ENCODING,
        "its characters can be read as %s and as %s"
            .formatted(encoding.charset().name(), encoding.runnerUp()));
  }

  private Optional<Doubt> sentences() {
    long loosely = proofCounts.loosely();
    return doubt(
        loosely > 0,
        Doubt.Kind.TEXT,
        "%,d lines hold a number in a sentence that may be a product code or not"
            .formatted(loosely));
  }

  private Optional<Doubt> called() {
    long called = proofCounts.calledOtherwise();
    String lines = called == 1 ? "a line has" : "%,d lines have".formatted(called);
    return doubt(
        called > 0,
        Doubt.Kind.CALLED,
        lines + " words in front of a number that may say whose it is, unlike the others");
  }

  private Optional<Doubt> types() {
    long disagreeing = proofCounts.disagreeing();
    long codes = proofCounts.codes();
    return doubt(
        disagreeing > TYPES * codes,
        Doubt.Kind.TYPES,
        "%,d of %,d codes are not of the kind that the column beside them names"
            .formatted(disagreeing, codes));
  }

  private static Optional<Doubt> doubt(boolean there, Doubt.Kind kind, String words) {
    return there ? Optional.of(new Doubt(kind, words)) : Optional.empty();
  }

  private String column() {
    Layout layout = detectedFormat.layout();
    return layout.hasCodes()
        ? Excerpt.shortened(CellCleaner.strip(layout.codes().get(0).name()))
        : Layout.PLAIN;
  }

  /** What is understood without a doubt is not held for a share. */
  private boolean counts(Doubt doubt) {
    if (doubt.kind().always()) {
      return true;
    }
    boolean few = proofCounts.codes() < CodeColumns.FEW;
    if (doubt.kind().share() && few) {
      return false;
    }
    return !plain() && !spoken();
  }

  private boolean plain() {
    return detectedFormat.layout().free() && mostlyRight();
  }

  /** A heading says it, and what stands below bears it out; a report's ASINs need no more. */
  private boolean spoken() {
    boolean asins =
        detectedFormat.layout().codes().stream()
            .anyMatch(column -> column.hint() == ColumnKind.ASIN);
    return detectedFormat.table().certain() && (mostlyRight() || asins);
  }

  private boolean mostlyRight() {
    long right = proofCounts.of(Proof.RIGHT) + proofCounts.of(Proof.SHAPE);
    return right >= RIGHT * proofCounts.telling();
  }
}
