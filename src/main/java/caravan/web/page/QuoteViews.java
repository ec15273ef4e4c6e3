package caravan.web.page;

import caravan.codes.Channel;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import caravan.desk.ListQuote;
import caravan.ledger.Entry;
import caravan.lists.Evidence;
import caravan.lists.reader.Preview;
import caravan.road.intake.Estimate;
import caravan.status.Price;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Puts into words what is known of lists before anything is spent on them. */
final class QuoteViews {

  private static final int LONGEST = 300;

  private QuoteViews() {}

  static QuoteView of(ListQuote quote) {
    Evidence evidence = quote.evidence();
    long more = quote.estimate().invalid() - quote.invalid().size();
    return new QuoteView(
        guessed(quote),
        counts(quote.estimate(), quote.price()),
        read(quote),
        quote.screened().reasons(),
        evidence.columns().stream().map(QuoteViews::column).toList(),
        quote.first().stream().map(QuoteViews::row).toList(),
        quote.invalid().stream()
            .map(row -> new QuoteView.InvalidLine(row.number(), row.input(), row.note()))
            .toList(),
        more > 0 ? "and " + Words.count(more, "row") + " more" : "");
  }

  /** What the list costs at most, and why nobody knows better. */
  private static String guessed(ListQuote quote) {
    long rows = quote.guessed();
    return rows == 0
        ? ""
        : "It costs that or less: only its first %s were looked at, so each of the other %s counts as a new code."
            .formatted(Words.count(quote.estimate().rows() - rows, "row"), Words.number(rows));
  }

  /** 4,210 tokens; or at most so many, where not all rows were looked at. */
  static String tokens(long tokens, long guessed) {
    return (guessed == 0 ? "" : "at most ") + Words.count(tokens, "token");
  }

  /** Rows by what would become of them, and what that costs. */
  static List<ListView.Fact> counts(Estimate estimate, Price price) {
    List<ListView.Fact> facts = new ArrayList<>();
    facts.add(fact("Rows", estimate.rows()));
    facts.add(fact("Valid", estimate.valid()));
    facts.add(fact("Invalid", estimate.invalid()));
    facts.add(fact("Repeated", estimate.duplicates()));
    facts.add(fact("Known (free)", estimate.known()));
    facts.add(fact("Asked for by other lists", estimate.awaited()));
    facts.add(fact("New", estimate.codes()));
    price.tokens().forEach((channel, tokens) -> facts.add(tokens(channel, tokens)));
    if (price.tokens().isEmpty()) {
      facts.add(new ListView.Fact("Costs", "nothing"));
    }
    return facts;
  }

  private static ListView.Fact fact(String name, long number) {
    return new ListView.Fact(name, Words.number(number));
  }

  private static ListView.Fact tokens(Channel channel, long tokens) {
    return new ListView.Fact("Costs on " + channel.word(), Words.count(tokens, "token"));
  }

  private static List<ListView.Fact> read(ListQuote quote) {
    Evidence evidence = quote.evidence();
    Preview survey = quote.screened().survey();
    List<ListView.Fact> facts = new ArrayList<>();
    boolean parted = !evidence.encoding().isEmpty() && survey.head().columns().size() > 1;
    facts.add(new ListView.Fact(parted ? "Delimiter" : "Form", evidence.format()));
    if (!evidence.sheet().isEmpty()) {
      facts.add(new ListView.Fact("Sheet", evidence.sheet()));
    }
    facts.add(
        new ListView.Fact(
            "Headings", evidence.headerLine() == 0 ? "none" : "in line " + evidence.headerLine()));
    if (evidence.headerLine() > 0 || survey.head().columns().size() > 1) {
      facts.add(new ListView.Fact("Column", survey.codeColumns()));
    }
    if (!evidence.encoding().isEmpty()) {
      facts.add(new ListView.Fact("Encoding", evidence.encoding()));
    }
    facts.add(new ListView.Fact("Marketplace", survey.marketplace()));
    String besides =
        survey.remarks().stream()
            .filter(remark -> !remark.equals(evidence.format()))
            .collect(Collectors.joining("; "));
    if (!besides.isEmpty()) {
      facts.add(new ListView.Fact("Besides", besides));
    }
    if (quote.screened().choice() != null) {
      facts.add(new ListView.Fact("Said by a person", "how it is read"));
    }
    return facts;
  }

  private static QuoteView.ColumnLine column(Evidence.Column column) {
    return new QuoteView.ColumnLine(
        column.name(),
        column.why(),
        shortened(String.join(" | ", column.cells())),
        "%s right, %s wrong, %s empty"
            .formatted(
                Words.number(column.right()),
                Words.number(column.wrong()),
                Words.number(column.empty())));
  }

  private static QuoteView.PreviewLine row(Entry entry) {
    Row row = entry.row();
    return new QuoteView.PreviewLine(
        row.number(),
        row.input(),
        asked(entry),
        row.note(),
        shortened(row.cells().stream().collect(Collectors.joining(" | "))));
  }

  private static String asked(Entry entry) {
    ProductCode code = entry.row().code();
    Lane lane = entry.lane();
    return code == null || lane == null
        ? "nothing"
        : "%s (%s, %s) of %s"
            .formatted(
                code.text(), code.type().word(), lane.domain().word(), lane.channel().word());
  }

  /** The columns of a list, of which one can be said to hold the codes. */
  static List<QuoteView.Option> columns(ListQuote quote, String chosen) {
    List<String> names = quote.screened().survey().head().columns();
    List<String> plain = names.stream().map(String::strip).toList();
    List<QuoteView.Option> all = new ArrayList<>();
    all.add(new QuoteView.Option("", "as it is read", chosen.isEmpty()));
    for (int i = 0; i < plain.size(); i++) {
      String name = plain.get(i);
      boolean named = !name.isEmpty() && Collections.frequency(plain, name) == 1;
      String value = named ? name : String.valueOf(i + 1);
      String label = named ? shortened(name) : "column %d %s".formatted(i + 1, shortened(name));
      all.add(new QuoteView.Option(value, label, value.equalsIgnoreCase(chosen)));
    }
    return all;
  }

  /** The marketplaces, of which one can be said to be meant where the rows don't say. */
  static List<QuoteView.Option> marketplaces(String chosen) {
    List<QuoteView.Option> all = new ArrayList<>();
    all.add(new QuoteView.Option("", "as it is read", chosen.isEmpty()));
    for (Domain domain : Domain.values()) {
      String word = domain.word();
      all.add(new QuoteView.Option(word, word, word.equals(chosen)));
    }
    return all;
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
