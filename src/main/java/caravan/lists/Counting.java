package caravan.lists;

import caravan.codes.Domain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads all of a list as it was decided, and decides again where the rest of it speaks against what
 * its beginning said.
 */
final class Counting {

  private static final double NEARLY_ALL = 0.98;

  private final Path file;
  private final String name;
  private final Probe probe;
  private final Domain domain;
  private final CheckDigit checkDigit;

  Counting(Path file, String name, Probe probe, Domain domain, CheckDigit checkDigit) {
    this.file = file;
    this.name = name;
    this.probe = probe;
    this.domain = domain;
    this.checkDigit = checkDigit;
  }

  Count count(Decision decision) throws IOException {
    refuseWithoutCodes(decision);
    Sample sample = new Sample(decision.sampled());
    Count count = quotedOrNot(decision, sample);
    Decision again = probe.again(file, name, count.decision(), sample.rest());
    return again.layout().sameAs(count.decision().layout())
        ? count.decided(again)
        : quotedOrNot(again, new Sample(0));
  }

  /** A quotation mark that is opened and not closed, or swallows rows, is only a character. */
  private Count quotedOrNot(Decision decision, Sample sample) throws IOException {
    if (!decision.opening().dialect().quoted()) {
      return read(decision, sample);
    }
    try {
      Count quoted = read(decision, sample);
      if (quoted.skipped().hidden() == 0) {
        return quoted;
      }
      Count plain = read(probe.unquoted(file, name, decision), sample);
      boolean better = plain.odd() == 0 && plain.columns().size() == quoted.columns().size();
      return better && wellShaped(plain) ? plain : quoted;
    } catch (CsvRecords.QuoteException e) {
      Count plain = read(probe.unquoted(file, name, decision), sample);
      if (wellShaped(plain)) {
        return plain;
      }
      throw e;
    }
  }

  private static boolean wellShaped(Count count) {
    return count.rows() - count.odd() >= NEARLY_ALL * count.rows()
        && count.decision().layout().hasCodes();
  }

  private Count read(Decision decision, Sample sample) throws IOException {
    Tally tally = new Tally();
    RowMaker maker = new RowMaker(decision.layout(), domain, checkDigit, tally);
    long rows = 0;
    long invalid = 0;
    try (RowStream stream =
        new RowStream(decision.opening().open(file), decision, maker, 0, sample)) {
      for (; stream.hasNext(); rows++) {
        invalid += stream.next().valid() ? 0 : 1;
      }
      List<String> named = decision.layout().names();
      List<String> names = stream.names().size() > named.size() ? stream.names() : named;
      return new Count(
          decision,
          Table.widened(names, stream.widest()),
          rows,
          invalid,
          stream.repeats(),
          stream.odd(),
          tally,
          stream.skipped(),
          stream.remark());
    }
  }

  private static void refuseWithoutCodes(Decision decision) {
    if (decision.layout().hasCodes()) {
      return;
    }
    List<Doubt> doubts = decision.table().doubts();
    if (!doubts.isEmpty()) {
      throw new UnreadableListException(doubts.get(0).words());
    }
    throw new UnreadableListException(
        "no column holds product codes (columns: %s); name the one that does asin, upc or ean"
            .formatted(Quoted.words(String.join(", ", decision.layout().names()))));
  }
}
