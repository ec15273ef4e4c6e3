package caravan.files;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/** Names of files that stay within the 255 bytes that a file system allows. */
public final class FileNames {

  /** The longest name of a file, in bytes, on the file systems that are in use. */
  public static final int LONGEST = 255;

  private static final int LONGEST_ENDING = 16;

  private FileNames() {}

  /** The name with {@code -2}, {@code -3} before its ending; the first copy has it as it is. */
  public static String numbered(String name, int copy) {
    if (copy == 1) {
      return name;
    }
    int end = ending(name);
    return joined(name.substring(0, end), "-" + copy + name.substring(end));
  }

  /** The name without what {@link #numbered} put into it; as it is where nothing was. */
  public static String unnumbered(String name) {
    int end = ending(name);
    String stem = name.substring(0, end);
    int digits = stem.length();
    while (digits > 0 && Character.isDigit(stem.charAt(digits - 1))) {
      digits--;
    }
    boolean numbered = digits < stem.length() && digits > 1 && stem.charAt(digits - 1) == '-';
    return numbered ? stem.substring(0, digits - 1) + name.substring(end) : name;
  }

  /** The first of its names, as {@link #numbered} counts them, that is not taken. */
  public static String free(String name, Predicate<String> taken) {
    String free = name;
    for (int copy = 2; taken.test(free); copy++) {
      free = numbered(name, copy);
    }
    return free;
  }

  /** The same of a base that endings are put behind: the number is its end. */
  public static String freeBase(String base, Predicate<String> taken) {
    String free = base;
    for (int copy = 2; taken.test(free); copy++) {
      free = base + "-" + copy;
    }
    return free;
  }

  /** The name, cut before its ending where a file system would not take it. */
  public static String fitting(String name) {
    int end = ending(name);
    return bytes(name) <= LONGEST ? name : joined(name.substring(0, end), name.substring(end));
  }

  /** The name with something behind it; one that is too long is cut and told apart. */
  public static String beside(String name, String what) {
    return bytes(name + what) <= LONGEST
        ? name + what
        : joined(name, "~%08x".formatted(name.hashCode()) + what);
  }

  /** Where the ending begins; {@code .csv.gz} is one. */
  private static int ending(String name) {
    boolean gzip = name.toLowerCase(Locale.ROOT).endsWith(".gz");
    int dot = name.lastIndexOf('.', name.length() - (gzip ? 4 : 1));
    boolean none = dot <= 0 || name.length() - dot > LONGEST_ENDING;
    return none ? name.length() : dot;
  }

  private static String joined(String stem, String end) {
    String cut = stem;
    while (!cut.isEmpty() && bytes(cut + end) > LONGEST) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
