package caravan.lists;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first records of a list, as many as are needed to see what its columns mean. */
final class Sample {

  private static final int MOST_RECORDS = 2_000;
  private static final long MOST_CHARACTERS = 2L << 20;

  private Sample() {}

  static List<Line> of(Records records) throws IOException {
    List<Line> sample = new ArrayList<>();
    long characters = 0;
    while (sample.size() < MOST_RECORDS && characters < MOST_CHARACTERS) {
      Line line = records.next();
      if (line == null) {
        break;
      }
      if (line.broken().isEmpty()) {
        sample.add(line);
      }
      for (String cell : line.cells()) {
        characters += cell.length() + 16;
      }
    }
    return sample;
  }
}
