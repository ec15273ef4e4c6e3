package caravan.lists.format;

import caravan.lists.cells.Digits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/** The text of a workbook's cell: numbers as digits, never in scientific notation. */
final class CellText {

  private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].");
  private static final Pattern DATE = Pattern.compile("(?i)[ydhs]|m");
  private static final Pattern ZEROS = Pattern.compile("0{2,14}");
  private static final int MOST_DIGITS = 40;

  private CellText() {}

  static String of(Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number, format(cell.getDataFormatString()));
    }
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    }
    String text = value == null ? "" : value.toString();
    String formula = cell.getFormula();
    return text.isEmpty() && formula != null && !formula.isEmpty() ? "=" + formula : text;
  }

  private static String format(@Nullable String format) {
    return format == null ? "" : NOT_FORMAT.matcher(format).replaceAll("");
  }

  private static String number(Cell cell, BigDecimal number, String format) {
    if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
      return number.toString();
    }
    if (DATE.matcher(format).find() && number.signum() > 0) {
      return date(cell, digits(number));
    }
    String digits = digits(number);
    boolean padded = ZEROS.matcher(format).matches() && digits.length() < format.length();
    return padded && Digits.only(digits) ? Digits.padded(digits, format.length()) : digits;
  }

  /** A whole number as it is; a fraction as short as it still is the same binary number. */
  private static String digits(BigDecimal number) {
    BigDecimal whole = number.stripTrailingZeros();
    return whole.scale() <= 0
        ? whole.toPlainString()
        : BigDecimal.valueOf(number.doubleValue()).toPlainString();
  }

  private static String date(Cell cell, String otherwise) {
    try {
      LocalDateTime date = cell.asDate();
      boolean day = date.toLocalTime().equals(LocalTime.MIDNIGHT);
      return day ? date.toLocalDate().toString() : date.toString().replace('T', ' ');
    } catch (DateTimeException e) {
      return otherwise;
    }
  }
}
