package caravan.bench;

import java.util.List;

/** What several rounds of one measurement say. */
final class Median {

  private Median() {}

  static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** The span from the least to the most, as a part of the median. */
  static double spread(List<Double> values) {
    double most = values.stream().mapToDouble(v -> v).max().orElse(0);
    double least = values.stream().mapToDouble(v -> v).min().orElse(0);
    return (most - least) / of(values);
  }
}
