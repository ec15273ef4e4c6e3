package caravan.road;

import caravan.codes.Choice;
import caravan.ledger.Overview;
import caravan.lists.ListReader;
import caravan.lists.Survey;
import caravan.lists.UnreadableListException;
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
   * Reads a list and decides.
   *
   * @param folder where it was dropped, below the input folder; empty at the top
   * @param name its name when it was dropped
   */
  public Screened screen(Path file, String folder, String name) {
    Survey survey = reader.survey(file, folder, name);
    Optional<Choice> choice =
        Optional.of(survey.fingerprint())
            .filter(form -> !form.isEmpty())
            .flatMap(form -> overview.flatMap(look -> look.findChoice(form)));
    if (choice.isEmpty()) {
      return new Screened(survey, null, doubts(survey), cost(file, survey));
    }
    try {
      Survey chosen = reader.survey(file, folder, name, choice.get());
      return new Screened(chosen, choice.get(), List.of(), cost(file, chosen));
    } catch (UnreadableListException e) {
      String unfit =
          "what was chosen for lists with its headings does not fit it: %s".formatted(e.reason());
      List<String> doubts =
          Stream.concat(Stream.of(unfit), survey.doubts().stream())
              .filter(doubt -> rules.doubtful())
              .toList();
      return new Screened(survey, null, doubts, cost(file, survey));
    }
  }

  /**
   * The same where a person says now how it is to be read, and so that it may cost what it does.
   */
  public Screened screen(Path file, String folder, String name, Choice said) {
    return new Screened(reader.survey(file, folder, name, said), said, List.of(), List.of());
  }

  private List<String> doubts(Survey survey) {
    return rules.doubtful() ? survey.doubts() : List.of();
  }

  private List<String> cost(Path file, Survey survey) {
    if (rules.approveOver().isEmpty()) {
      return List.of();
    }
    long most = rules.approveOver().getAsLong();
    long price = tokens.of(file, survey, Math.max(most, TOLD));
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
