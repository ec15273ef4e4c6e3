package caravan.web.page;

import caravan.ledger.Act;
import java.time.Instant;
import java.util.List;

/** Puts what people did into words. */
final class ActLines {

  /** How many are shown, the last ones. */
  static final int MOST = 50;

  private ActLines() {}

  static List<ActLine> of(List<Act> acts, Words words, Instant now) {
    return acts.stream()
        .map(
            act ->
                new ActLine(
                    act.kind().word(),
                    act.signature().who(),
                    words.moment(act.signature().at(), now),
                    act.signature().note()))
        .toList();
  }
}
