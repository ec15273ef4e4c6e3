package caravan.results;

import java.time.Instant;

/** Moments as text, ISO-8601 in UTC; all codes of a call have the same, and its text is dear. */
final class InstantText {

  private Instant last = Instant.EPOCH;
  private String text = last.toString();

  String text(Instant moment) {
    if (!moment.equals(last)) {
      last = moment;
      text = moment.toString();
    }
    return text;
  }
}
