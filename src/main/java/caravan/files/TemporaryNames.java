package caravan.files;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names that programs give to what is not finished yet, and to what they keep for themselves. */
public final class TemporaryNames {

  /** What Caravan itself puts behind the name of a file that it still writes. */
  public static final String PART = ".part";

  private static final List<String> ENDINGS =
      List.of(PART, ".tmp", ".filepart", ".crdownload", ".partial", ".swp", "~");
  private static final Set<String> OWN = Set.of("thumbs.db", "desktop.ini");

  private TemporaryNames() {}

  /** Whether a file or folder of that name is left alone. */
  public static boolean leftAlone(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith(".")
        || lower.startsWith("~$")
        || OWN.contains(lower)
        || ENDINGS.stream().anyMatch(lower::endsWith);
  }
}
