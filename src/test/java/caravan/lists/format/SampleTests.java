package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.lists.cells.SourceRecord;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** So many records are enough to see what the columns of a list mean. */
class SampleTests {

  private static final SourceRecord ROW = SourceRecord.of(List.of("x"));

  @Test
  void all_records_of_a_small_list_are_looked_at_but_the_broken_ones() throws IOException {
    SourceRecord broken = new SourceRecord(List.of("{"), "broken");

    assertThat(Sample.of(new Given(Stream.of(ROW, broken, ROW)))).containsExactly(ROW, ROW);
  }

  @Test
  void the_first_thousand_of_a_long_list_are() throws IOException {
    Given records = new Given(Stream.generate(() -> ROW).limit(1_500));

    assertThat(Sample.of(records)).hasSize(1_000);
    assertThat(records.read).isEqualTo(1_000);
  }

  @Test
  void of_records_of_many_characters_fewer_are() throws IOException {
    SourceRecord wide = SourceRecord.of(List.of("x".repeat((1 << 19) - 16), ""));
    SourceRecord half = SourceRecord.of(List.of("x".repeat((1 << 19) - 16)));

    assertThat(Sample.of(new Given(Stream.generate(() -> half).limit(10)))).hasSize(4);
    assertThat(Sample.of(new Given(Stream.generate(() -> wide).limit(10)))).hasSize(4);
    assertThat(Sample.of(new Given(Stream.generate(() -> broken(1 << 20)).limit(10)))).isEmpty();
  }

  private static SourceRecord broken(int length) {
    return new SourceRecord(List.of("x".repeat(length)), "broken");
  }

  @Test
  void of_the_rest_the_first_that_were_looked_at_before_are_left_out() {
    Sample sample = new Sample(2);
    IntStream.range(0, 5).forEach(i -> sample.offer(SourceRecord.of(List.of("row " + i))));

    assertThat(sample.rest())
        .extracting(row -> row.cell(0))
        .containsExactly("row 2", "row 3", "row 4");
  }

  @Test
  void of_a_long_rest_five_hundred_are_taken_from_all_over_it() {
    Sample sample = new Sample(10);
    IntStream.range(0, 10_010).forEach(i -> sample.offer(SourceRecord.of(List.of("" + (i - 10)))));

    assertThat(sample.rest()).hasSize(500);
    List<Integer> rows = sample.rest().stream().map(r -> Integer.valueOf(r.cell(0))).toList();
    assertThat(rows).doesNotHaveDuplicates().allMatch(row -> row >= 0);
    for (int part = 0; part < 10; part++) {
      int from = part * 1_000;
      assertThat(rows.stream().filter(row -> row >= from && row < from + 1_000).count())
          .as("rows from %d on", from)
          .isBetween(25L, 80L);
    }
  }

  @Test
  void records_of_many_characters_are_not_kept() {
    SourceRecord large = SourceRecord.of(List.of("x".repeat((1 << 14) - 16)));
    SourceRecord just = SourceRecord.of(List.of("x".repeat((1 << 14) - 17)));
    Sample sample = new Sample(0);
    sample.offer(large);
    sample.offer(just);
    for (int i = 0; i < 499; i++) {
      sample.offer(ROW);
    }
    for (int i = 0; i < 5_000; i++) {
      sample.offer(large);
    }

    assertThat(sample.rest()).hasSize(500).contains(just).doesNotContain(large);
  }

  /** Records as they are given, counted as they are read. */
  private static final class Given implements Records {

    private final Iterator<SourceRecord> records;
    private int read;

    Given(Stream<SourceRecord> records) {
      this.records = records.iterator();
    }

    @Override
    public @Nullable SourceRecord next() {
      read += records.hasNext() ? 1 : 0;
      return records.hasNext() ? records.next() : null;
    }

    @Override
    public void close() {}
  }
}
