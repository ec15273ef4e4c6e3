package caravan.lists.format;

import java.util.regex.Pattern;

/**
 * A line that begins with {@code #} is for people; but a spreadsheet's errors begin so as well, and
 * a line with several cells is a row.
 */
final class Comment {

  private static final Pattern ERROR = Pattern.compile("#(?:N/A|NV|[\\p{Lu}0-9/]+[!?])\\s*");

  /** A number in front of what a person wants: {@code #5 4006381333931}. */
  private static final Pattern NUMBERED = Pattern.compile("#[0-9]{1,3}[.):]?\\s+\\S.*");

  private Comment() {}

  /** Whether the line, whose cells are separated so, is a comment. */
  static boolean is(String line, char delimiter) {
    return line.startsWith("#")
        && line.indexOf(delimiter) < 0
        && !ERROR.matcher(line).matches()
        && !NUMBERED.matcher(line).matches();
  }
}
