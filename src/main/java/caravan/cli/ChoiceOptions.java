package caravan.cli;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a person says on the command line of how a list is to be read. */
final class ChoiceOptions {

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The column that holds the codes: its heading, or its number from 1.")
  private @Nullable String column;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "What the codes are: asin, upc or ean.")
  private @Nullable CodeType type;

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "The Amazon site for rows that name none: com, de, …")
  private @Nullable Domain domain;

  @Option(names = "--sheet", paramLabel = "NAME", description = "The sheet of a workbook.")
  private @Nullable String sheet;

  @Option(
      names = "--no-check-digit",
      description = "The codes were written without their check digit.")
  private boolean noCheckDigit;

  ChoiceOptions() {}

  /** All of it; {@link Choice#AS_READ} where nothing is said. */
  Choice choice() {
    return new Choice(column, type, domain, sheet, noCheckDigit);
  }
}
