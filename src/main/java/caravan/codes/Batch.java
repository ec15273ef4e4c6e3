package caravan.codes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one call asks for: codes of one lane, at least one, each product once. */
public record Batch(Lane lane, List<Ask> asks) {

  public Batch {
    asks = List.copyOf(asks);
    if (asks.isEmpty()) {
      throw new IllegalArgumentException("a batch of no codes");
    }
  }

  /** The batch of codes that all travel in the lane of the first. */
  public static Batch of(Collection<Ask> asks) {
    return new Batch(asks.iterator().next().lane(), new ArrayList<>(asks));
  }

  /** How many codes it asks for. */
  public int size() {
    return asks.size();
  }

  /**
   * Two batches that together ask for the same; the first is a multiple of {@code step} if that can
   * be.
   */
  public List<Batch> halves(int step) {
    int half = size() / 2;
    int cut = half >= step ? half - half % step : half;
    return List.of(
        new Batch(lane, asks.subList(0, cut)), new Batch(lane, asks.subList(cut, size())));
  }

  /** Batches of that many codes each, the last of what remains; together they ask for the same. */
  public List<Batch> pieces(int codes) {
    List<Batch> pieces = new ArrayList<>();
    for (int from = 0; from < size(); from += codes) {
      pieces.add(new Batch(lane, asks.subList(from, Math.min(size(), from + codes))));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return size() + " codes of " + lane;
  }
}
