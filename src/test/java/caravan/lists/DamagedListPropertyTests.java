package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Domain;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/**
 * Whatever happens to a file on its way: it is read, or refused with a reason, and nothing else.
 */
class DamagedListPropertyTests {

  private final ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void a_list_with_bytes_changed_is_read_or_refused(
      @ForAll("samples") Path sample,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 9_999) Integer> places,
      @ForAll byte value)
      throws IOException {
    byte[] bytes = Files.readAllBytes(sample);
    places.forEach(place -> bytes[at(place, bytes)] = value);

    assertReadOrRefused(bytes, sample.getFileName().toString());
  }

  @Property(tries = 100, shrinking = ShrinkingMode.OFF)
  void a_list_that_is_cut_off_is_read_or_refused(
      @ForAll("samples") Path sample, @ForAll @IntRange(max = 9_999) int place) throws IOException {
    byte[] bytes = Files.readAllBytes(sample);

    assertReadOrRefused(Arrays.copyOf(bytes, at(place, bytes)), sample.getFileName().toString());
  }

  private static int at(int tenThousandths, byte[] bytes) {
    return (int) ((long) tenThousandths * bytes.length / 10_000);
  }

  private void assertReadOrRefused(byte[] bytes, String name) throws IOException {
    Path file = Files.createTempFile("damaged-", name);
    try {
      Files.write(file, bytes);
      Preview preview = reader.survey(file, "", name);
      try (RowStream rows = reader.rows(file, preview)) {
        assertThat(rows).toIterable().hasSize((int) preview.rows());
      }
    } catch (UnreadableListException e) {
      assertThat(e.reason()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }

  @Provide
  Arbitrary<Path> samples() throws IOException {
    List<Path> whole =
        SampleListTests.samples().filter(file -> !file.toString().contains("bad")).toList();
    Arbitrary<Path> workbooks =
        Arbitraries.of(whole.stream().filter(f -> f.toString().contains(".xlsx")).toList());
    return Arbitraries.oneOf(Arbitraries.of(whole), workbooks);
  }
}
