package caravan.lists;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line that begins with {@code #} is for people; but a spreadsheet's errors begin so as well. */
final class Comment {

  private static final Pattern ERROR = Pattern.compile("#(?:N/A|NV|[\\p{Lu}0-9/]+[!?])");

  private Comment() {}

  /** Whether the line, whose cells are separated so, is a comment. */
  static boolean is(String line, char delimiter) {
    if (!line.startsWith("#")) {
      return false;
    }
    Matcher error = ERROR.matcher(line);
    return !error.lookingAt()
        || (error.end() < line.length() && line.charAt(error.end()) != delimiter);
  }
}
