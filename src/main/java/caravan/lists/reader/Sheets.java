package caravan.lists.reader;

import caravan.lists.Excerpt;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Heading;
import caravan.lists.columns.ListMarket;
import caravan.lists.columns.Table;
import caravan.lists.format.Archive;
import caravan.lists.format.Content;
import caravan.lists.format.FileExtension;
import caravan.lists.format.ListFormat;
import caravan.lists.format.MagicBytes;
import caravan.lists.format.Opening;
import caravan.lists.format.Sample;
import caravan.lists.format.TextDialect;
import caravan.lists.format.TurnedRecords;
import caravan.lists.format.WorkbookFile;
import caravan.lists.format.WorkbookGuard;
import caravan.lists.format.XlsxRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the sheet of a workbook: among those that can be seen the one with most codes; a hidden
 * one only where no other has any.
 */
final class Sheets {

  /** So many sheets are looked at; of a workbook with more, one has to be named. */
  private static final int MOST = 100;

  private static final int FEW = 2;

  /** What is no longer sold, or not to be ordered, lies in a sheet of its own. */
  private static final Pattern ASIDE =
      Pattern.compile(
          "(?i)\\b(?:discontinued|inactive|deleted|removed|archived?|archiv|obsolete|eol|old|do not"
              + " (?:order|use)|excluded?|examples?|nicht bestellen|inaktive?|ausgelaufene?"
              + "|auslauf\\w*|gel\u00f6scht\\w*|gesperrt\\w*|alte?|beispiele?|archives?|supprim\\w*|obsol\\w*|anciens?|exemples?|descatalogad\\w*|antiguos?|fuori"
              + " produzione|eliminat\\w*"
              + "|vecchi[oe]?|vervallen|oud|wycofan\\w*|archiwum|ukon\u010den\\w*)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A sheet, what was decided about it, and how many of its first rows hold a code. */
  private record Candidate(XlsxRecords.Named sheet, DetectedFormat decision, double rows) {

    /** One or two codes, an example in a sheet of instructions, never beat more. */
    double score() {
      double certain = decision.table().certain() ? 1.5 : 1;
      return rows * certain * (sheet.visible() ? 1 : 1e-6);
    }

    /** Whether it is a list that nothing in its name puts aside, as it does with cases. */
    boolean current() {
      return sheet.visible()
          && rows > FEW
          && !ASIDE.matcher(sheet.name()).find()
          && !Heading.of(sheet.name()).ofOthers();
    }
  }

  private final Table table;
  private final @Nullable String wanted;

  /**
   * @param wanted the sheet that a person named; null if none did
   */
  Sheets(Table table, @Nullable String wanted) {
    this.table = table;
    this.wanted = wanted;
  }

  DetectedFormat decide(Path file, FileExtension fileExtension) throws IOException {
    String sha256;
    try (Content content = Content.open(file, fileExtension.gzip())) {
      refuseOther(content);
      sha256 = content.sha256();
    }
    boolean styled;
    List<XlsxRecords.Named> sheets;
    try (WorkbookFile unpacked = WorkbookFile.of(file, fileExtension.gzip())) {
      styled = WorkbookGuard.check(unpacked.path());
      Archive.refuseUnlessWorkbook(unpacked.path());
      sheets = XlsxRecords.sheets(unpacked.path(), styled);
    }
    Opening opening =
        new Opening(
            ListFormat.XLSX,
            fileExtension.gzip(),
            FormatDetector.none(),
            TextDialect.PLAIN,
            0,
            styled);
    return best(candidates(file, opening, sheets, sha256));
  }

  private static void refuseOther(Content content) throws IOException {
    byte[] head = content.bytes().readNBytes(8);
    if (!MagicBytes.zip(head)) {
      MagicBytes.refuse(head);
      throw new UnreadableListException(
          "the file is named like a workbook but is none; if it is text, name it .csv or .txt");
    }
  }

  private List<Candidate> candidates(
      Path file, Opening opening, List<XlsxRecords.Named> sheets, String sha256)
      throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    UnreadableListException tooLarge = null;
    for (int i = 0; i < sheets.size() && (wanted != null || i < MOST); i++) {
      XlsxRecords.Named sheet = sheets.get(i);
      if (wanted != null && !sheet.name().equalsIgnoreCase(wanted)) {
        continue;
      }
      try {
        Candidate candidate = candidate(file, opening.withSheet(i), sheet, sha256);
        if (candidate != null) {
          candidates.add(candidate);
        }
      } catch (TurnedRecords.TooLargeException e) { // another sheet may be the list
        tooLarge = e;
      }
    }
    if (candidates.isEmpty() && tooLarge != null) {
      throw tooLarge;
    }
    if (candidates.isEmpty()) {
      throw new UnreadableListException(
          wanted == null
              ? "the workbook has no row in any sheet"
              : "the workbook has no sheet '%s' with a row; it has %s"
                  .formatted(
                      wanted,
                      Excerpt.words(
                          String.join(", ", sheets.stream().map(s -> s.name()).toList()))));
    }
    return candidates;
  }

  /** What is decided about that sheet; null if it has no row. */
  private @Nullable Candidate candidate(
      Path file, Opening upright, XlsxRecords.Named sheet, String sha256) throws IOException {
    List<SourceRecord> lines = sample(file, upright);
    if (lines.isEmpty()) {
      return null;
    }
    boolean lies = table.lies(lines);
    Opening opening = lies ? upright.onItsSide() : upright;
    List<SourceRecord> sample = lies ? sample(file, opening) : lines;
    Table.Analysis analysis = lies ? table.turned(sample) : table.analyse(sample);
    DetectedFormat decision =
        new DetectedFormat(
            opening,
            analysis,
            sample.size(),
            sha256,
            sheet.name(),
            ListMarket.ofSheet(sheet.name()),
            List.of());
    return new Candidate(sheet, decision, analysis.share() * sample.size());
  }

  private static List<SourceRecord> sample(Path file, Opening opening) throws IOException {
    try (Opening.Opened opened = opening.open(file)) {
      return Sample.of(opened.records());
    }
  }

  private static DetectedFormat best(List<Candidate> candidates) {
    List<Candidate> current = candidates.stream().filter(Candidate::current).toList();
    List<Candidate> eligible = current.isEmpty() ? candidates : current;
    Candidate best = eligible.get(0);
    for (Candidate candidate : eligible) {
      best = candidate.score() > best.score() ? candidate : best;
    }
    List<String> remarks = new ArrayList<>();
    if (!best.sheet().visible()) {
      remarks.add("the sheet is hidden, and no other has codes");
    }
    for (Candidate candidate : candidates) {
      if (!candidate.sheet().equals(best.sheet()) && candidate.rows() > 0) {
        remarks.add(
            "sheet '%s' passed over%s"
                .formatted(
                    Excerpt.shortened(candidate.sheet().name()),
                    candidate.sheet().visible() ? "" : " (hidden)"));
      }
    }
    return best.decision().withRemarks(remarks);
  }
}
