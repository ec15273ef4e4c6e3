package caravan.results;

import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import caravan.files.FileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the results of lists below the output folder. For the list {@code de/spring.csv}, whose
 * base is {@code de/spring}:
 *
 * <ul>
 *   <li>{@code de/spring.csv}: UTF-8, with a byte order mark only where {@link ResultRules} says
 *       so, RFC 4180, a header, lines ended by CR LF. The list's own cells as they stood, then
 *       {@code code,type,domain,status,asin,title,upc,upc_list,ean,ean_list,looked_up_at,note};
 *       lists joined by a bar; moments in ISO 8601, UTC, to three decimals. A row for each item,
 *       one where there is none. A name of ours that the list uses (in any case) gets {@code
 *       lookup_} in front.
 *   <li>{@code de/spring.json}: an array of {@code
 *       {"row","input","code","type","domain","status","items","lookedUpAt","note"}}, one object a
 *       row; {@code items} whole as the API sent them; code, type, domain and lookedUpAt null where
 *       there is none. {@code de/spring.ndjson}: the same objects, one a line.
 *   <li>{@code de/spring.xlsx}: the table of the CSV as text cells under a frozen header, moments
 *       as dates, further sheets where one is full, and the receipt as the last sheet. A cell that
 *       is cut to the 32,767 characters of Excel is noted on its row.
 *   <li>{@code de/spring.crosswalk.csv}: a line for each pair of a product and one of its barcodes,
 *       as it is matched with other people's data: {@code
 *       asin,gtin14,ean13,upc12,upc11,upc_grouped,primary,code,domain,looked_up_at}. {@code upc11}
 *       is without the check digit, {@code upc_grouped} is Circana's and IRI's form {@code
 *       00-01-18200-00834}; the three of a UPC are empty where the number is none, {@code ean13}
 *       where it is a case (indicator 1 to 9). {@code primary} is {@code true} for what stands as
 *       the item's own {@code upc} or {@code ean}, {@code false} for what its lists alone have.
 *       {@code code} and {@code domain} are those of the first row that the pair comes from: each
 *       pair stands once, in lists of more than 262,144 pairs perhaps again where more than that
 *       many others came between. What is no barcode of 8, 12, 13 or 14 digits has no line.
 *   <li>{@code de/spring.changes.csv}: a line for each product that is {@code new}, {@code gone} or
 *       {@code changed} since the last list of that folder and name was delivered: {@code
 *       change,code,type,domain,asins_before,asins_after,gtin14s_before,gtin14s_after}, several of
 *       one joined by a bar, in their order. A product is changed where its ASINs or its barcodes
 *       are others; without an answer it has still those that were known. Nothing but the header if
 *       there was no such list.
 *   <li>{@code de/spring.receipt.json}: {@code list} (name), {@code path}, {@code sha256}, {@code
 *       readAs} (what was decided about its columns, in one line), {@code rows} ({@code total} and,
 *       adding up to it, {@code found}, {@code not_found}, {@code invalid}, {@code refused}, {@code
 *       failed}), {@code distinct} (products), {@code tokensSpent}, {@code tokensSaved} ({@code
 *       knownBefore}, {@code duplicates}), {@code calls}, {@code 429s} and the same as {@code
 *       slowDowns}, {@code started}, {@code finished} (moments), {@code files} (each {@code name}
 *       and {@code bytes}). Once it stands, all the others stand.
 * </ul>
 *
 * Rows are read once and none is held, whatever the formats. An answer that is no JSON array makes
 * its row {@code failed}, with the reason as its note. Safe for use by several threads on different
 * bases.
 */
public final class ResultWriter {

  private static final Logger LOG = LoggerFactory.getLogger(ResultWriter.class);

  /** Room for {@code -123456} where a name is taken. */
  private static final int NUMBER = 7;

  static final int LONGEST_BASE =
      FileNames.LONGEST - AtomicFile.LONGER - OutputFolder.LONGEST_ENDING - NUMBER;

  private final ResultRules rules;
  private final LongSupplier node;
  private final BooleanSupplier stands;
  private final Disk disk;
  private final OutputFolder output;
  private final SafeName names = SafeName.ofThisMachine();

  public ResultWriter(ResultRules rules) {
    this(rules, Disk.real());
  }

  /**
   * One of several that write below one folder.
   *
   * @param node the number of this one
   * @param stands whether none of the others can take it for dead yet
   */
  public ResultWriter(ResultRules rules, LongSupplier node, BooleanSupplier stands) {
    this(rules, node, stands, Disk.real());
  }

  ResultWriter(ResultRules rules, Disk disk) {
    this(rules, () -> 0, () -> true, disk);
  }

  private ResultWriter(ResultRules rules, LongSupplier node, BooleanSupplier stands, Disk disk) {
    this.node = node;
    this.stands = stands;
    this.rules = rules;
    this.disk = disk;
    this.output = new OutputFolder(rules.output());
  }

  /**
   * Writes a file into the output folder, which is made where it is missing, and takes it away
   * again; throws ResultException where that can't be done, and so no result could be written.
   */
  public void tryOut() {
    output.tryOut(node.getAsLong(), disk);
  }

  /**
   * The name under which a list's results will stand, without ending and relative to the output
   * folder, with {@code /} between folders: {@code de/spring}; {@code de/spring-2} where any result
   * stands under the first one.
   *
   * @param taken whether a list that is not delivered yet has that base
   * @throws ResultException where a folder of that name is a link that leads out
   */
  public String freeName(ListHead head, Predicate<String> taken) {
    StringBuilder folder = new StringBuilder();
    Arrays.stream(head.folder().split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .forEach(segment -> folder.append(names.folder(segment)).append('/'));
    String first = folder + names.base(head.name(), LONGEST_BASE);
    output.check(first);
    return FileNames.freeBase(first, base -> taken.test(base) || !output.free(base));
  }

  /** Reads a row's items; the first half of what it is to write it, and for any thread. */
  public ParsedRow parse(ResultRow row) {
    return ParsedRow.of(row, rules.columns());
  }

  /**
   * Begins all files of a list, each aside, to be published from there.
   *
   * @param base from {@link #freeName}
   * @throws ResultException where a file can't be written; then no temporary is left
   */
  public ListResults begin(String base, ListHead head) {
    ListResults results = new ListResults(base, head, rules, output, node.getAsLong(), disk);
    try {
      rules.formats().forEach(format -> results.begin(format, format.ending()));
      return results;
    } catch (RuntimeException | Error e) {
      results.abandon(e);
      throw e;
    }
  }

  /** The folder below which results stand. */
  public Path output() {
    return rules.output();
  }

  /** Whether all of these places are below the output folder, and so can be published here. */
  public boolean covers(List<Path> places) {
    return places.stream().allMatch(output::contains);
  }

  /**
   * Gives the files of a list their names, the receipt's last, in place of what stands there; a
   * partial result is removed. It may be called again until it was called to its end: what has its
   * name already keeps it, also where somebody took it away since.
   *
   * @throws ResultException where a file can't get its name
   */
  public void publish(AsideFiles files) {
    Iterator<Path> places = files.places().iterator();
    Path receipt = files.places().get(files.places().size() - 1);
    try {
      Files.deleteIfExists(OutputFolder.partial(receipt));
      for (Path temporary : files.temporaries().toList()) {
        AtomicFile.publish(temporary, places.next());
      }
    } catch (IOException e) {
      throw ResultException.writing(receipt, e);
    }
  }

  /** They are not to become results: another's are. */
  public void discard(AsideFiles files) {
    try {
      for (Path temporary : files.temporaries().toList()) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw ResultException.writing(rules.output(), e);
    }
  }

  /** Brings the names of files onto the disk, those of each folder once. */
  public void force(Stream<Path> places) {
    output.force(places.map(place -> Objects.requireNonNull(place.getParent())));
  }

  /**
   * Writes what is answered so far as {@code NAME.partial.csv}, in place of an earlier one; {@link
   * #publish} removes it.
   *
   * @param rows with rising numbers
   * @return empty, and nothing is left of it, where this one was or can be taken for dead since it
   *     began: another may have written the whole meanwhile
   * @throws ResultException where the file can't be written; then no temporary is left
   */
  public Optional<WrittenFiles> writePartial(String base, ListHead head, Iterator<ResultRow> rows) {
    long self = node.getAsLong();
    try (ListResults listResults = new ListResults(base, head, rules, output, self, disk)) {
      listResults.begin(ResultFormat.CSV, OutputFolder.PARTIAL);
      listResults.addSome(rows);
      return listResults.publish(() -> stands.getAsBoolean() && node.getAsLong() == self);
    }
  }

  /**
   * Removes temporaries that a crash left below the output folder.
   *
   * @param before only those that were not written to since
   * @param kept files that are still to be published
   * @param living the nodes that may write to theirs yet
   */
  public void clean(Instant before, Collection<AsideFiles> kept, Set<Long> living) {
    int removed =
        output.clean(before, kept.stream().flatMap(AsideFiles::temporaries).toList(), living);
    if (removed > 0) {
      LOG.info("{} unfinished results of an earlier run removed from {}", removed, rules.output());
    }
  }
}
