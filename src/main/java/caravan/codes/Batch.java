package caravan.codes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What one call asks for: codes of one lane, at least one, each product once. */
public record Batch(Lane lane, List<CodeRequest> requests) {

  public Batch {
    requests = List.copyOf(requests);
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("a batch of no codes");
    }
  }

  /** The batch of codes that all travel in the lane of the first. */
  public static Batch of(Collection<CodeRequest> requests) {
    return new Batch(requests.iterator().next().lane(), new ArrayList<>(requests));
  }

  /** How many codes it asks for. */
  public int size() {
    return requests.size();
  }

  /**
   * Two batches that together ask for the same; the first is a multiple of {@code step} if that can
   * be.
   */
  public List<Batch> halves(int step) {
    int half = size() / 2;
    int cut = half >= step ? half - half % step : half;
    return List.of(
        new Batch(lane, requests.subList(0, cut)), new Batch(lane, requests.subList(cut, size())));
  }

  /** Batches of that many codes each, the last of what remains; together they ask for the same. */
  public List<Batch> pieces(int codes) {
    List<Batch> pieces = new ArrayList<>();
    for (int from = 0; from < size(); from += codes) {
      pieces.add(new Batch(lane, requests.subList(from, Math.min(size(), from + codes))));
    }
    return pieces;
  }

  @Override
  public String toString() {
    return size() + " codes of " + lane;
  }
}
