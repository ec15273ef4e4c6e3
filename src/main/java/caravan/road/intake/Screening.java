package caravan.road.intake;

import caravan.codes.Choice;
import caravan.ledger.Overview;
import caravan.lists.HoldRules;
import caravan.lists.UnreadableListException;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides how a list is read, by what a person said of lists of its form before, and whether a
 * person is to be asked first. Throws UnreadableListException as the reader does.
 */
public final class Screening {

  /** Of a list that costs more than it may, the price is told up to here. */
  private static final long TOLD = 100_000;

  private final ListReader reader;
  private final Optional<Overview> overview;
  private final HoldRules rules;
  private final NewTokens tokens;

  /**
   * @param overview what a person said before; empty where nobody did
   */
  public Screening(
      ListReader reader, Optional<Overview> overview, HoldRules rules, NewTokens tokens) {
    this.reader = reader;
    this.overview = overview;
    this.rules = rules;
    this.tokens = tokens;
  }

  /**
   * Reads a list and decides. What was said of the marketplace of lists of its form holds for those
   * of them that don't say it: a folder, a title or a comment speaks of this one.
   *
   * @param folder where it was dropped, below the input folder; empty at the top
   * @param name its name when it was dropped
   */
  public Screened screen(Path file, String folder, String name) {
    Preview preview = reader.survey(file, folder, name);
    Optional<Choice> choice =
        Optional.of(preview.fingerprint())
            .filter(form -> !form.isEmpty())
            .flatMap(form -> overview.flatMap(look -> look.findChoice(form)))
            .map(said -> preview.toldMarketplace() ? said.withoutDomain() : said);
    if (choice.isEmpty()) {
      return new Screened(preview, null, doubts(preview), cost(file, preview));
    }
    try {
      Preview chosen = reader.survey(file, folder, name, choice.get());
      return new Screened(chosen, choice.get(), List.of(), cost(file, chosen));
    } catch (UnreadableListException e) {
      String unfit =
          "what was chosen for lists with its headings does not fit it: %s".formatted(e.reason());
      List<String> doubts =
          Stream.concat(Stream.of(unfit), preview.doubts().stream())
              .filter(doubt -> rules.doubtful())
              .toList();
      return new Screened(preview, null, doubts, cost(file, preview));
    }
  }

  /**
   * The same where a person says now how it is to be read, and so that it may cost what it does.
   */
  public Screened screen(Path file, String folder, String name, Choice said) {
    return new Screened(reader.survey(file, folder, name, said), said, List.of(), List.of());
  }

  private List<String> doubts(Preview preview) {
    return rules.doubtful() ? preview.doubts() : List.of();
  }

  private List<String> cost(Path file, Preview preview) {
    if (rules.approveOver().isEmpty()) {
      return List.of();
    }
    long most = rules.approveOver().getAsLong();
    long price = tokens.of(file, preview, Math.max(most, TOLD));
    if (price <= most) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "it would cost %s%,d tokens, and more than %,d need a word (caravan.approve.over)",
            price > Math.max(most, TOLD) ? "more than " : "",
            Math.min(price, Math.max(most, TOLD)),
            most));
  }
}
