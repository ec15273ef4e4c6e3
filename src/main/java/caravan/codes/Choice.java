package caravan.codes;

import org.jspecify.annotations.Nullable;

/**
 * What a person said of how a list is to be read. What is left open is decided as for any other
 * list.
 *
 * @param column the heading of the column that holds the codes, or its number from 1; null if open
 * @param type what the codes are; null if open
 * @param domain where they are asked for if their row does not say; null if open
 * @param sheet the name of the workbook's sheet; null if open
 * @param noCheckDigit whether the codes were written without their check digit
 */
public record Choice(
    @Nullable String column,
    @Nullable CodeType type,
    @Nullable Domain domain,
    @Nullable String sheet,
    boolean noCheckDigit) {

  /** Everything is left open: the list is read as Caravan would. */
  public static final Choice AS_READ = new Choice(null, null, null, null, false);

  /** The same of lists that say themselves where they are asked. */
  public Choice withoutDomain() {
    return new Choice(column, type, null, sheet, noCheckDigit);
  }
}
