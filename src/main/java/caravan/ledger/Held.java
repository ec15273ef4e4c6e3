package caravan.ledger;

import caravan.codes.Choice;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list that waits for a person's word.
 *
 * @param folder where it was dropped, below the input folder: {@code de}; empty at the top
 * @param name its file's name when it was dropped
 * @param identity what tells its file from another one that comes later under the same name
 * @param place where it lies below the folder of held lists, {@code de/spring-2.csv}: no other has
 *     it
 * @param reason why, for people
 * @param fingerprint what the choice is remembered by; empty if it is not
 * @param shelved whether its file has left the place where it was dropped
 * @param choice how it is to be read, once it is released
 * @param list the list that it has become; null if none yet
 */
public record Held(
    long id,
    String folder,
    String name,
    String identity,
    String place,
    String reason,
    String fingerprint,
    Instant since,
    boolean shelved,
    Word word,
    Choice choice,
    @Nullable Long list) {

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_./@%+=:,][\\p{L}\\p{N}_./@%+=:,-]*");

  /** What a person said of it. */
  public enum Word {
    /** Nothing so far. */
    NONE,
    /** It is taken in at the next opportunity. */
    RELEASED,
    /** It is put aside at the next opportunity. */
    DISCARDED
  }

  /** Folder and name, as it was dropped. */
  public String path() {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /** The command that takes it in as it was read, as it is typed into a shell. */
  public String release() {
    return release(place);
  }

  /** The same of any list that lies at that place. */
  public static String release(String place) {
    return "caravan release " + typed(place);
  }

  /** The command that puts it aside, as it is typed into a shell. */
  public String discard() {
    return discard(place);
  }

  /** The same of any list that lies at that place. */
  public static String discard(String place) {
    return "caravan discard " + typed(place);
  }

  private static String typed(String place) {
    String name = place.startsWith("-") ? "./" + place : place;
    return PLAIN.matcher(name).matches() ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
