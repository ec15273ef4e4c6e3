package caravan.results;

import caravan.codes.Outcome;
import java.util.EnumMap;
import java.util.Map;

/** Counts rows by what became of them. */
final class OutcomeCounts {

  private final Map<Outcome, Long> rows = new EnumMap<>(Outcome.class);

  OutcomeCounts() {
    for (Outcome outcome : Outcome.values()) {
      rows.put(outcome, 0L);
    }
  }

  void count(Outcome outcome) {
    rows.merge(outcome, 1L, Long::sum);
  }

  Map<Outcome, Long> rows() {
    return Map.copyOf(rows);
  }
}
