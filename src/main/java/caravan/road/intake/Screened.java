package caravan.road.intake;

import caravan.codes.Choice;
import caravan.lists.reader.Preview;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a list is read, and why a person is asked before anything is spent on it.
 *
 * @param choice how a person said that it is to be read; null if nobody did
 * @param doubts why it may be misunderstood, a sentence each
 * @param cost what it would cost, a sentence, where that needs a person's word; else none
 */
public record Screened(
    Preview survey, @Nullable Choice choice, List<String> doubts, List<String> cost) {

  private static final Logger LOG = LoggerFactory.getLogger(Screened.class);

  public Screened {
    doubts = List.copyOf(doubts);
    cost = List.copyOf(cost);
  }

  /** Whether it waits for a person's word. */
  public boolean held() {
    return !doubts.isEmpty() || !cost.isEmpty();
  }

  /** Says that it is read as a person said, if so. */
  void tellChosen() {
    if (choice != null) {
      LOG.info(
          "{} is read as a person said of a list with the same headings", survey.head().path());
    }
  }

  /** All reasons, each without its full stop, as one sentence. */
  public String reason() {
    return reasons().stream()
        .map(reason -> reason.strip().replaceFirst("\\.$", "").replaceAll("\\p{Cntrl}+", " "))
        .collect(Collectors.joining("; "));
  }

  /** The doubts first. */
  public List<String> reasons() {
    return Stream.concat(doubts.stream(), cost.stream()).toList();
  }

  /** What a choice for it is remembered by; empty if it is not: a price is approved once. */
  String fingerprint() {
    return doubts.isEmpty() ? "" : survey.fingerprint();
  }
}
