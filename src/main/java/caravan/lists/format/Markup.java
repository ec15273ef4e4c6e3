package caravan.lists.format;

import caravan.lists.UnreadableListException;
import java.util.regex.Pattern;

/** Web pages and XML that go by the name of a list. */
public final class Markup {

  private static final Pattern PAGE =
      Pattern.compile(
          "\\s*<(?:!doctype|html|head|body|table|meta|div|style)\\b.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern XML =
      Pattern.compile(
          "\\s*<(?:\\?xml|[\\w.-]+(?:[:\\s][^<>]*)?>.*</).*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private Markup() {}

  /**
   * Lets no web page pass.
   *
   * @throws UnreadableListException if the text that begins so is one
   */
  public static void refuse(String beginning) {
    if (PAGE.matcher(beginning).matches()) {
      throw new UnreadableListException(
          "the file is a web page; open it in a spreadsheet and save it as .xlsx or .csv");
    }
    if (XML.matcher(beginning).matches()) {
      throw new UnreadableListException(
          "the file is XML; open it in a spreadsheet, if it can be, and save it as .xlsx or .csv");
    }
  }
}
