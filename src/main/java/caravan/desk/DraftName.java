package caravan.desk;

import caravan.files.FileNames;
import caravan.files.TemporaryNames;
import java.util.regex.Pattern;

/**
 * Makes the name of a file in the input folder of any text that somebody sent: a name is only a
 * name.
 */
final class DraftName {

  private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

  /** Controls, marks that turn text, what file systems keep for themselves. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Zl}\\p{Zp}:*?\"<>|\\uFFFD]");

  private static final Pattern BEGINNING = Pattern.compile("^[\\s.~$-]+");
  private static final Pattern END = Pattern.compile("[\\s.~]+$");

  private DraftName() {}

  /** The name without its path, hidden from nobody, and no longer than a name may be. */
  static String of(String sent) {
    String bare = PATH.matcher(sent.strip()).replaceFirst("");
    String plain = FORBIDDEN.matcher(bare).replaceAll("_");
    String name = END.matcher(BEGINNING.matcher(plain).replaceFirst("")).replaceFirst("");
    String some = name.isEmpty() ? "list.txt" : name;
    return FileNames.fitting(TemporaryNames.leftAlone(some) ? some + ".txt" : some);
  }
}
