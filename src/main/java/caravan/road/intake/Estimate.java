package caravan.road.intake;

import caravan.codes.Lane;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lists would mean if they came now.
 *
 * @param valid rows with a code that a channel serves
 * @param duplicates valid rows that repeat a product of an earlier row
 * @param known distinct products whose answer is there
 * @param awaited distinct products that wait for another list already, which pays
 * @param asked distinct products that would be asked for, by lane
 * @param unserved invalid rows whose code is right, by what would have to be done for them
 */
public record Estimate(
    long rows,
    long valid,
    long invalid,
    long duplicates,
    long known,
    long awaited,
    Map<Lane, Long> asked,
    Map<String, Long> unserved) {

  /** No list at all. */
  public static final Estimate NOTHING = new Estimate(0, 0, 0, 0, 0, 0, Map.of(), Map.of());

  public Estimate {
    asked = Map.copyOf(asked);
    unserved = Map.copyOf(unserved);
  }

  /** Distinct products that would be asked for. */
  public long codes() {
    return asked.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Both together. */
  public Estimate plus(Estimate other) {
    Map<Lane, Long> both = new TreeMap<>(java.util.Comparator.comparing(Lane::word));
    both.putAll(asked);
    other.asked.forEach((lane, codes) -> both.merge(lane, codes, Long::sum));
    Map<String, Long> neither = new TreeMap<>(unserved);
    other.unserved.forEach((why, some) -> neither.merge(why, some, Long::sum));
    return new Estimate(
        rows + other.rows,
        valid + other.valid,
        invalid + other.invalid,
        duplicates + other.duplicates,
        known + other.known,
        awaited + other.awaited,
        both,
        neither);
  }
}
