package caravan.lists.format;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Records of a list, as many as are needed to see what its columns mean: the first, and some from
 * all over the rest.
 */
public final class Sample {

  private static final int MOST_RECORDS = 1_000;
  private static final int FROM_THE_REST = 500;
  private static final int LONGEST = 1 << 14;
  private static final long MOST_CHARACTERS = 2L << 20;

  private final List<SourceRecord> rest = new ArrayList<>();
  private final Random random = new Random(42); // the same records each time the list is read
  private final int first;
  private long seen;

  /**
   * @param first how many records were seen before, at the beginning
   */
  public Sample(int first) {
    this.first = first;
  }

  /** The first records. */
  public static List<SourceRecord> of(Records records) throws IOException {
    List<SourceRecord> sample = new ArrayList<>();
    long characters = 0;
    while (sample.size() < MOST_RECORDS && characters < MOST_CHARACTERS) {
      SourceRecord line = records.next();
      if (line == null) {
        break;
      }
      if (line.broken().isEmpty()) {
        sample.add(line);
      }
      characters += characters(line);
    }
    return sample;
  }

  private static long characters(SourceRecord line) {
    long characters = 0;
    for (String cell : line.cells()) {
      characters += cell.length() + 16;
    }
    return characters;
  }

  /** Takes one of the later records, each with the same chance. */
  public void offer(SourceRecord line) {
    seen++;
    if (seen <= first) {
      return;
    }
    if (rest.size() < FROM_THE_REST) {
      if (characters(line) < LONGEST) {
        rest.add(line);
      }
      return;
    }
    long at = (long) (random.nextDouble() * (seen - first));
    if (at < FROM_THE_REST && characters(line) < LONGEST) {
      rest.set((int) at, line);
    }
  }

  /** Some of the records behind the first. */
  public List<SourceRecord> rest() {
    return rest;
  }
}
