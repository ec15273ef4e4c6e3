package caravan.lists.columns;

import caravan.codes.Domain;
import caravan.lists.cells.CellCleaner;
import caravan.lists.cells.CellWord;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.Digits;
import caravan.lists.cells.Marketplaces;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of one name but for a short word in it: "DE ASIN" and "US ASIN", "EAN C" and "EAN U". */
final class Siblings {

  private static final Pattern CODE =
      Pattern.compile(
          "(?i)(?<!\\p{L})(?:asin|ean|upc|gtin|isbn|jan|barcode)s?(?!\\p{L})|^[^\\p{L}]+|[^\\p{L}]+$");

  /** What trade calls the unit of a consumer, which no cell does. */
  private static final Set<String> UNITS = Set.of("ce", "uc", "cd");

  private static final Pattern FIRST = Pattern.compile("[^\\p{L}\\p{N}]*(?:(?<![0-9])1)?$");
  private static final Pattern FURTHER = Pattern.compile("[^\\p{L}\\p{N}]*(?<![0-9])[2-79]$");
  private static final int SHORT = 3;
  private static final double MOSTLY = 0.8;

  private final Columns columns;

  Siblings(Columns columns) {
    this.columns = columns;
  }

  /** The columns without those of other countries, where that of the list's own is among them. */
  List<Integer> own(List<Integer> named, Domain domain) {
    List<Integer> own =
        named.stream().filter(i -> country(i).filter(c -> c == domain).isPresent()).toList();
    return named.stream()
        .filter(i -> country(i).filter(c -> c != domain).isEmpty() || !beside(i, own))
        .toList();
  }

  private boolean beside(int column, List<Integer> own) {
    return own.stream().anyMatch(i -> columns.heading(i).hint() == columns.heading(column).hint());
  }

  private Optional<Domain> country(int column) {
    return country(columns.names().get(column));
  }

  /** The country that a heading names beside its code, and nothing else. */
  private static Optional<Domain> country(String heading) {
    return Marketplaces.find(beside(heading));
  }

  /** What a heading says beside its code. */
  static String beside(String heading) {
    String rest = CODE.matcher(heading).replaceAll("");
    return CODE.matcher(rest).replaceAll("");
  }

  /** The first of the others that has as many codes as the first, under as short a word. */
  Optional<Integer> sibling(List<Integer> named) {
    int first = named.get(0);
    return named.stream()
        .skip(1)
        .filter(i -> kind(i) == kind(first))
        .filter(i -> columns.profile(i).filled() >= MOSTLY * columns.profile(first).filled())
        .filter(i -> alike(first, i))
        .findFirst();
  }

  /**
   * Whether the other has the first's name and a number, "EAN 2" beside "EAN" or "EAN 1": a further
   * code of the same article.
   */
  boolean further(int first, int other) {
    String name = CellCleaner.strip(columns.names().get(first)).toLowerCase(Locale.ROOT);
    String longer = CellCleaner.strip(columns.names().get(other)).toLowerCase(Locale.ROOT);
    Matcher number = FURTHER.matcher(longer);
    return number.find()
        && FIRST.matcher(name).replaceFirst("").equals(longer.substring(0, number.start()));
  }

  /** The same, where most articles have none. */
  boolean seldom(int first, int other) {
    return further(first, other)
        && columns.profile(other).filled() * 2 < columns.profile(first).filled();
  }

  /** The eight of "EAN 8" is a size where longer codes stand below. */
  private ColumnKind kind(int column) {
    ColumnKind hint = columns.heading(column).hint();
    ColumnProfile profile = columns.profile(column);
    boolean size = hint == ColumnKind.EAN8 && profile.strong() * 2 > profile.codes();
    return size ? ColumnKind.EAN : hint;
  }

  private boolean alike(int one, int other) {
    List<String> first = Heading.tokens(columns.names().get(one));
    List<String> second = Heading.tokens(columns.names().get(other));
    if (first.size() != second.size()) {
      return false;
    }
    int differing = -1;
    for (int i = 0; i < first.size(); i++) {
      if (!first.get(i).equals(second.get(i))) {
        if (differing >= 0) {
          return false;
        }
        differing = i;
      }
    }
    return differing >= 0
        && says(columns.heading(one), first.get(differing))
        && says(columns.heading(other), second.get(differing));
  }

  /** A short word that is no unit; Amazon numbers the ASINs of one listing. */
  private static boolean says(Heading heading, String word) {
    boolean number = Digits.only(word);
    return word.length() <= SHORT
        && !UNITS.contains(word)
        && CellWord.unit(word).isEmpty()
        && !(number && heading.hint() == ColumnKind.ASIN);
  }
}
