package caravan.cli;

import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.road.intake.Estimate;
import caravan.road.intake.Screened;
import caravan.status.Price;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A quote in words. */
final class QuoteWords implements QuoteReport {

  private final PrintWriter out;

  QuoteWords(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void begin(NamedList list) {
    // it is named where it ends
  }

  @Override
  public void code(Row row) {
    ProductCode code = Objects.requireNonNull(row.code());
    out.println(
        "%s %s %s"
            .formatted(
                code.type().word(), code.text(), Objects.requireNonNull(row.domain()).word()));
  }

  @Override
  public void end(String name, Screened list, Estimate estimate, String seen) {
    out.println(list.survey().summary());
    if (list.choice() != null) {
      out.println(name + " is read as a person said.");
    }
    out.println(name + ": " + words(estimate));
    new TreeMap<>(estimate.unserved())
        .forEach(
            (why, rows) ->
                out.println("%s: %s: %s".formatted(name, HumanText.count(rows, "row"), why)));
    if (list.held()) {
      out.println(name + " would be held: " + list.reason() + ".");
      out.println(seen);
      out.println(HeldWords.WAYS);
    }
  }

  @Override
  public void unreadable(String why) {
    // it is said where errors are
  }

  @Override
  public void together(int lists, Estimate sum, Price price, Optional<Instant> done, Instant now) {
    if (lists > 1) {
      out.println("together: " + words(sum));
    }
    price
        .tokens()
        .forEach(
            (channel, tokens) ->
                out.println("%s: %s".formatted(channel.word(), HumanText.count(tokens, "token"))));
    if (price.tokens().isEmpty()) {
      out.println("It costs nothing.");
    }
    done.ifPresent(at -> out.println("done " + HumanText.moment(at, now)));
    out.flush();
  }

  private static String words(Estimate one) {
    return "%s, %s valid, %s invalid, %s duplicate, %s already known, %s being asked for already, %s new"
        .formatted(
            HumanText.count(one.rows(), "row"),
            HumanText.number(one.valid()),
            HumanText.number(one.invalid()),
            HumanText.number(one.duplicates()),
            HumanText.number(one.known()),
            HumanText.number(one.awaited()),
            HumanText.number(one.codes()));
  }
}
