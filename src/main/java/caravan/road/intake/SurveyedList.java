package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.Urgency;
import caravan.lists.reader.Preview;
import java.nio.file.Path;

/**
 * A list that was read once and is to be taken in.
 *
 * @param file where it lies
 * @param preview how it is read
 * @param head what it is known by
 * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had before it
 *     looked at it
 */
record SurveyedList(Path file, Preview preview, ListHead head, long fence) {

  static SurveyedList of(Path file, Screened list, long fence) {
    return new SurveyedList(file, list.survey(), list.survey().head(), fence);
  }

  Urgency urgency() {
    return head.urgent() ? Urgency.URGENT : Urgency.NORMAL;
  }
}
