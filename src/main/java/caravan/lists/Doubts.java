package caravan.lists;

import java.util.ArrayList;
import java.util.List;

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
    return all().stream().filter(this::counts).map(Doubt::words).toList();
  }

  private List<Doubt> all() {
    List<Doubt> all = new ArrayList<>(detectedFormat.table().doubts());
    long codes = proofCounts.codes();
    if (skipped.hidden() > 0) {
      all.add(
          new Doubt(
              Doubt.Kind.ROWS,
              "%s what looks like whole rows"
                  .formatted(
                      skipped.hidden() == 1
                          ? "a cell holds"
                          : "%,d cells hold".formatted(skipped.hidden()))));
    }
    if (proofCounts.of(Proof.WRONG) >= WRONG * codes && proofCounts.of(Proof.WRONG) > 0) {
      all.add(
          new Doubt(
              Doubt.Kind.CHECK_DIGITS,
              "%,d of %,d codes in column '%s' have a wrong check digit"
                  .formatted(proofCounts.of(Proof.WRONG), codes, column())));
    }
    long odd =
        proofCounts.of(Proof.NONE) + (detectedFormat.layout().free() ? 0 : proofCounts.muchWords());
    if (odd >= CodeColumns.FEW && odd > CELLS * proofCounts.telling()) {
      all.add(
          new Doubt(
              Doubt.Kind.CELLS,
              "%,d of %,d cells in column '%s' hold something that is no product code"
                  .formatted(odd, proofCounts.telling(), column())));
    }
    Encoding encoding = detectedFormat.opening().encoding();
    if (!encoding.runnerUp().isEmpty()) {
      all.add(
          new Doubt(
              Doubt.Kind.ENCODING,
              "its characters can be read as %s and as %s"
                  .formatted(encoding.charset().name(), encoding.runnerUp())));
    }
    if (proofCounts.loosely() > 0) {
      all.add(
          new Doubt(
              Doubt.Kind.TEXT,
              "%,d lines hold a number in a sentence that may be a product code or not"
                  .formatted(proofCounts.loosely())));
    }
    if (proofCounts.disagreeing() > TYPES * codes) {
      all.add(
          new Doubt(
              Doubt.Kind.TYPES,
              "%,d of %,d codes are not of the kind that the column beside them names"
                  .formatted(proofCounts.disagreeing(), codes)));
    }
    return all;
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
