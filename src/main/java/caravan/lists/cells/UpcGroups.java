package caravan.lists.cells;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * UPCs as Circana and IRI write them: system, generation, vendor and item, without a check digit
 * ({@code 00-01-18200-00834}, {@code 00-18200-00834}, or a column for each part).
 */
public final class UpcGroups {

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,2})(?:[- ]([0-9]{1,2}))?[- ]([0-9]{5})[- ]([0-9]{5})");

  /** Vendor and item alone, as price lists of groceries have them: the system is 0. */
  private static final Pattern PAIR = Pattern.compile("([0-9]{5})[- ]([0-9]{5})");

  /** The headings of the parts, where each has a column: generation may be missing. */
  private static final List<List<String>> PARTS =
      List.of(
          List.of("sy", "sys", "system"),
          List.of("ge", "gen", "generation"),
          List.of("vend", "ven", "vendor", "manufacturer"),
          List.of("item", "itm"));

  private UpcGroups() {}

  /** The eleven digits of the UPC without its check digit; empty if the text has not that form. */
  static Optional<String> find(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int system = Integer.parseInt(form.group(1));
    return system > 9 ? Optional.empty() : Optional.of(system + form.group(3) + form.group(4));
  }

  /** The same of vendor and item alone, which nothing but its heading tells from other numbers. */
  static Optional<String> pair(String text) {
    Matcher pair = PAIR.matcher(text);
    return pair.matches() ? Optional.of("0" + pair.group(1) + pair.group(2)) : Optional.empty();
  }

  /** The columns of system, generation (-1 if there is none), vendor and item; empty if not so. */
  public static List<Integer> columns(List<String> names) {
    List<Integer> columns =
        PARTS.stream()
            .map(
                part ->
                    names.stream()
                        .map(name -> CellCleaner.strip(name).toLowerCase(java.util.Locale.ROOT))
                        .toList()
                        .stream()
                        .filter(part::contains)
                        .findFirst()
                        .map(found -> index(names, found))
                        .orElse(-1))
            .toList();
    boolean whole = columns.get(0) >= 0 && columns.get(2) >= 0 && columns.get(3) >= 0;
    return whole ? columns : List.of();
  }

  private static int index(List<String> names, String found) {
    for (int i = 0; i < names.size(); i++) {
      if (CellCleaner.strip(names.get(i)).equalsIgnoreCase(found)) {
        return i;
      }
    }
    return -1;
  }

  /** The form of parts that have a column each; empty where they are no such numbers. */
  public static String joined(List<String> parts) {
    String system = CellCleaner.strip(parts.get(0));
    String vendor = CellCleaner.strip(parts.get(2));
    String item = CellCleaner.strip(parts.get(3));
    boolean fits =
        Digits.only(system)
            && Digits.only(vendor)
            && Digits.only(item)
            && system.length() <= 2
            && vendor.length() <= 5
            && item.length() <= 5;
    return fits
        ? "%s-%s-%s".formatted(system, Digits.padded(vendor, 5), Digits.padded(item, 5))
        : String.join(" ", parts).strip();
  }
}
