package caravan.lists;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import caravan.codes.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  public Survey survey(Path file, String folder, String name) {
    return survey(file, folder, name, Choice.AS_READ);
  }

  /**
   * The same, where a person said how the list is to be understood. Throws UnreadableListException
   * if the list has no such column or sheet, and names those that it has.
   */
  public Survey survey(Path file, String folder, String name, Choice choice) {
    try {
      FileFacts facts = FileFacts.of(file, folder);
      Decision decision = new Probe().decide(file, name);
      refuseWithoutCodes(decision);
      Decision chosen =
          choice.equals(Choice.AS_READ) ? decision : Stopgap.decided(decision, choice);
      Domain domain = Stopgap.domain(choice, domain(folder));
      return counted(file, folder, name, facts, chosen, domain);
    } catch (IOException e) {
      throw Faults.ofReading(e);
    }
  }

  /** What a person needs to see of a surveyed list; reads it once more. */
  public Evidence evidence(Path file, Survey survey) {
    return Stopgap.evidence(file, this, survey);
  }

  private Survey counted(
      Path file, String folder, String name, FileFacts facts, Decision decision, Domain domain)
      throws IOException {
    Stopgap stopgap = new Stopgap();
    long rows = 0;
    long invalid = 0;
    List<String> columns;
    try (RowStream stream = stream(file, decision, domain, 0)) {
      for (; stream.hasNext(); rows++) {
        Row row = stream.next();
        stopgap.see(row);
        invalid += row.valid() ? 0 : 1;
      }
      List<String> named = decision.layout().names();
      List<String> names = stream.names().size() > named.size() ? stream.names() : named;
      columns = Columns.widened(names, stream.widest());
    }
    if (rows == 0) {
      throw new UnreadableListException(
          "the list has no row, only blank lines, comments or a header; write one code a line");
    }
    ListHead head =
        new ListHead(
            folder,
            name,
            facts.identity(),
            decision.sha256(),
            urgent(folder),
            columns,
            decision.opening().delimiter());
    return new Survey(
        head, rows, invalid, facts.size(), decision, domain, stopgap.doubts(decision));
  }

  private static void refuseWithoutCodes(Decision decision) {
    if (!decision.layout().hasCodes()) {
      throw new UnreadableListException(
          "no column holds product codes (columns: %s); name the one that does asin, upc or ean"
              .formatted(Quoted.words(String.join(", ", decision.layout().names()))));
    }
  }

  /**
   * The rows of a list that was surveyed, understood as the survey did; to be closed. The file may
   * have been moved since, but not changed.
   */
  public RowStream rows(Path file, Survey survey) {
    refuseChanged(file, survey);
    try {
      int width = survey.head().columns().size();
      return stream(file, survey.decision(), survey.domain(), width);
    } catch (IOException e) {
      throw Faults.ofReading(e);
    }
  }

  /** Throws UnreadableListException if the file has become longer or shorter since the survey. */
  public void refuseChanged(Path file, Survey survey) {
    try {
      if (Files.size(file) != survey.size()) {
        throw new UnreadableListException(
            "the file changed since it was first read; drop it again when it is complete");
      }
    } catch (IOException e) {
      throw Faults.ofReading(e);
    }
  }

  private RowStream stream(Path file, Decision decision, Domain domain, int width)
      throws IOException {
    RowMaker maker = new RowMaker(decision.layout(), domain, rules.checkDigit());
    return new RowStream(decision.opening().open(file), decision, maker, width);
  }

  private Domain domain(String folder) {
    return List.of(folder.split("/", -1)).stream()
        .map(Marketplaces::find)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(rules.defaultDomain());
  }

  private static boolean urgent(String folder) {
    return folder.equalsIgnoreCase(URGENT)
        || folder.regionMatches(true, 0, URGENT + "/", 0, URGENT.length() + 1);
  }
}
