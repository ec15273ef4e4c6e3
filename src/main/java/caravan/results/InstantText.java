package caravan.results;

import caravan.codes.IsoInstant;
import java.time.Instant;

/** Moments as text, of which the last is kept: all codes of a call have the same. */
final class InstantText {

  private Instant last = Instant.EPOCH;
  private String text = IsoInstant.text(last);

  String text(Instant moment) {
    if (!moment.equals(last)) {
      last = moment;
      text = IsoInstant.text(moment);
    }
    return text;
  }
}
