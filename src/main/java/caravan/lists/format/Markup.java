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

  /** A web page with its parts in one file, as report servers and browsers save it. */
  private static final Pattern PARTS =
      Pattern.compile(
          "\\s*(?:MIME-Version:|From: <Saved by).*multipart/related.*text/html.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** What a database writes down to be read by another. */
  private static final Pattern SQL =
      Pattern.compile(
          "\\s*+(?:(?:(?:insert|replace)\\s++into|create\\s++table)\\s++[^(]{1,200}\\("
              + "|copy\\s++[^\\s(]{1,200}\\s*+(?:\\([^)]{0,4000}\\)\\s*+)?from\\s++stdin"
              + "|update\\s++[^\\s(]{1,200}\\s++set\\s++[^\\s=]{1,200}\\s*+=)",
          Pattern.CASE_INSENSITIVE);

  /** Orders and price lists as programs send them to each other. */
  private static final Pattern MESSAGE =
      Pattern.compile("\\s*+(?:UNA.{6}|UNB\\+|ISA[*|~^].{2}[*|~^]).*", Pattern.DOTALL);

  private static final int FIRST = 100;

  private Markup() {}

  /**
   * Lets no web page pass.
   *
   * @throws UnreadableListException if the text that begins so is one
   */
  public static void refuse(String beginning) {
    if (PAGE.matcher(beginning).matches() || PARTS.matcher(beginning).matches()) {
      throw new UnreadableListException(
          "the file is a web page; open it in a spreadsheet and save it as .xlsx or .csv");
    }
    if (XML.matcher(beginning).matches()) {
      throw new UnreadableListException(
          "the file is XML; open it in a spreadsheet, if it can be, and save it as .xlsx or .csv");
    }
    if (MESSAGE.matcher(beginning).matches()) {
      throw new UnreadableListException(
          "the file is an EDI message; save its items as a table with headings, as .csv");
    }
    if (beginning.lines().limit(FIRST).anyMatch(line -> SQL.matcher(line).lookingAt())) {
      throw new UnreadableListException(
          "the file is SQL; export the table as .csv, with its headings");
    }
  }
}
