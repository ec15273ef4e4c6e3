package caravan.lists.reader;

import caravan.codes.Choice;
import caravan.codes.ListHead;
import caravan.lists.Evidence;
import caravan.lists.ListRules;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.ProofCounts;
import caravan.lists.columns.RowParser;
import caravan.lists.format.ReadFaults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads lists of product codes: text, tables, workbooks and JSON, packed or not. Streams always: no
 * list is too long for it.
 *
 * <p>Throws {@link UnreadableListException} where the list itself is at fault, and {@link
 * java.io.UncheckedIOException} where the machine is (a disk, too many open files): then the list
 * can be read later.
 */
public final class ListReader {

  private static final String URGENT = "urgent";

  private final ListRules rules;

  public ListReader(ListRules rules) {
    this.rules = rules;
  }

  /**
   * Reads the whole list and decides how it is to be understood.
   *
   * @param file the list, where it lies now
   * @param folder its folder below the input folder, {@code de/books}; empty at the top
   * @param name its name, {@code spring.csv}
   */
  public Preview survey(Path file, String folder, String name) {
    return survey(file, folder, name, Choice.AS_READ);
  }

  /**
   * The same, where a person said how the list is to be understood.
   *
   * @throws UnreadableListException if the list has no such column or sheet, and names those that
   *     it has
   */
  public Preview survey(Path file, String folder, String name, Choice choice) {
    try {
      FileIdentity facts = FileIdentity.of(file, folder);
      ListDomain domain =
          ListDomain.of(Optional.ofNullable(choice.domain()), folder, rules.defaultDomain());
      FormatDetector formatDetector = new FormatDetector(choice, domain.unread());
      DetectedFormat detectedFormat = formatDetector.decide(file, name);
      Count count =
          new WholeRead(file, name, formatDetector, domain, rules.checkDigit())
              .count(detectedFormat);
      return survey(folder, name, facts, count, domain);
    } catch (IOException e) {
      throw ReadFaults.ofReading(e);
    }
  }

  private static Preview survey(
      String folder, String name, FileIdentity facts, Count count, ListDomain domain) {
    DetectedFormat detectedFormat = count.decision();
    if (count.rows() == 0) {
      throw new UnreadableListException(
          "the list has no row, only blank lines, comments or a header; write one code a line");
    }
    ListHead head =
        new ListHead(
            folder,
            name,
            facts.identity(),
            detectedFormat.sha256(),
            urgent(folder),
            count.columns(),
            detectedFormat.opening().delimiter());
    return new Preview(head, count, domain);
  }

  /** What a person needs to see of a surveyed list; reads it once more. */
  public Evidence evidence(Path file, Preview preview) {
    try (RowStream rows = rows(file, preview)) {
      return new Witness(preview).evidence(rows);
    }
  }

  /**
   * The rows of a list that was surveyed, understood as the survey did; to be closed. The file may
   * have been moved since, but not changed.
   */
  public RowStream rows(Path file, Preview preview) {
    refuseChanged(file, preview);
    try {
      DetectedFormat detectedFormat = preview.decision();
      RowParser maker =
          new RowParser(
              detectedFormat.layout(), preview.domain(), rules.checkDigit(), new ProofCounts());
      int width = preview.head().columns().size();
      return new RowStream(detectedFormat.opening().open(file), detectedFormat, maker, width, null);
    } catch (IOException e) {
      throw ReadFaults.ofReading(e);
    }
  }

  /**
   * Makes sure that the file is still the one that was looked at.
   *
   * @throws UnreadableListException if the file was written to since the survey
   */
  public void refuseChanged(Path file, Preview preview) {
    try {
      if (!FileIdentity.identity(file).equals(preview.head().identity())) {
        throw new UnreadableListException(
            "the file changed since it was first read; drop it again when it is complete");
      }
    } catch (IOException e) {
      throw ReadFaults.ofReading(e);
    }
  }

  /**
   * What tells a file from a later one of the same name; it stays the same when the file is moved
   * within its file system.
   */
  public static String identity(Path file) {
    try {
      return FileIdentity.identity(file);
    } catch (IOException e) {
      throw ReadFaults.ofReading(e);
    }
  }

  private static boolean urgent(String folder) {
    return folder.equalsIgnoreCase(URGENT)
        || folder.regionMatches(true, 0, URGENT + "/", 0, URGENT.length() + 1);
  }
}
