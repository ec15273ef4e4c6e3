package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import caravan.codes.Domain;
import caravan.codes.Row;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.lists.reader.RowStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListReaderTests {

  private static final int MILLION = 1_000_000;

  @TempDir Path folder;
  private final ListReader reader = new ListReader(new ListRules(Domain.FR, CheckDigit.WARN));

  @Test
  void a_survey_tells_everything_of_the_list() throws IOException {
    Path file = list("spring.csv", "EAN13;Marktplatz\n4006381333931;DE\nfoo;DE\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochMilli(1_700_000_000_123L)));

    Preview preview = reader.survey(file, "urgent/de", "spring.csv");

    assertThat(preview.rows()).isEqualTo(2);
    assertThat(preview.invalid()).isEqualTo(1);
    assertThat(preview.summary())
        .isEqualTo(
            "urgent/de/spring.csv: 2 rows, code column 'EAN13' (ean),"
                + " domain column 'Marktplatz', 1 invalid");
    assertThat(preview.head().columns()).containsExactly("EAN13", "Marktplatz");
    assertThat(preview.head().delimiter()).isEqualTo(';');
    assertThat(preview.head().urgent()).isTrue();
    assertThat(preview.head().identity())
        .isEqualTo("41:1700000000123:" + Files.getAttribute(file, "unix:ino"));
    assertThat(preview.head().sha256())
        .isEqualTo("1cd7debcc457bc83fadbad4700fece3ce1b1cc41c720752d5692fdab88852b36");
  }

  @Test
  void the_domain_is_the_rows_then_the_links_then_the_folders_then_the_default()
      throws IOException {
    String rows =
        "asin,domain\nhttps://www.amazon.it/dp/B00NNUMI86,es\nhttps://www.amazon.it/dp/B00NNUMI86,\n"
            + "B00NNUMI86,\n";
    Path file = list("x.csv", rows);

    assertThat(rows(file, "urgent/de/uk"))
        .extracting(Row::domain)
        .containsExactly(Domain.ES, Domain.IT, Domain.DE);
    assertThat(rows(file, "books"))
        .extracting(Row::domain)
        .containsExactly(Domain.ES, Domain.IT, Domain.FR);
  }

  @Test
  void what_the_list_says_of_all_its_rows_goes_behind_the_folder_and_before_the_default()
      throws IOException {
    Path file = list("x.csv", "Marketplace;Amazon.it\nASIN;Title\nB00NNUMI86;a\n");

    assertThat(rows(file, "de")).extracting(Row::domain).containsExactly(Domain.DE);
    assertThat(rows(file, "")).extracting(Row::domain).containsExactly(Domain.IT);
    assertThat(reader.survey(file, "", "x.csv").summary())
        .contains("domain it by title 'Marketplace: Amazon.it'");
    assertThat(reader.survey(file, "de", "x.csv").summary()).contains("domain de,");
  }

  @Test
  void a_list_that_was_moved_after_the_survey_is_still_read() throws IOException {
    Path file = list("x.txt", "B00NNUMI86\n");
    Preview preview = reader.survey(file, "", "x.txt");
    Path moved = Files.move(file, folder.resolve("elsewhere.bin"));

    try (RowStream rows = reader.rows(moved, preview)) {
      assertThat(rows).toIterable().hasSize(1);
    }
  }

  @Test
  void a_file_that_grew_after_the_survey_is_refused() throws IOException {
    Path file = list("x.txt", "B00NNUMI86\n");
    Preview preview = reader.survey(file, "", "x.txt");
    Files.writeString(file, "B088H39PXX\n", StandardOpenOption.APPEND);

    assertUnreadable(() -> reader.rows(file, preview), "changed");
  }

  @Test
  void a_file_that_was_written_to_since_the_survey_is_noticed_before_it_is_read()
      throws IOException {
    Path file = list("x.txt", "B00NNUMI86\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
    Preview preview = reader.survey(file, "", "x.txt");
    Files.writeString(file, "B088H39PXX\n");

    assertUnreadable(() -> reader.rows(file, preview), "changed");
  }

  @Test
  void a_file_that_was_written_to_and_looks_as_before_is_noticed_at_its_end() throws IOException {
    Path file = list("x.txt", "B00NNUMI86\n");
    FileTime time = Files.getLastModifiedTime(file);
    Preview preview = reader.survey(file, "", "x.txt");
    Files.writeString(file, "B088H39PXX\n");
    Files.setLastModifiedTime(file, time);

    try (RowStream rows = reader.rows(file, preview)) {
      rows.next();
      assertUnreadable(rows::hasNext, "changed");
    }
  }

  @Test
  void a_list_that_may_not_be_read_is_said_so() throws IOException {
    Path file = list("x.txt", "B00NNUMI86\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root may read everything").isFalse();

    assertUnreadable(() -> reader.survey(file, "", "x.txt"), "may not read");
  }

  @Test
  void a_list_that_is_gone_or_a_folder_is_said_so() throws IOException {
    Path folderOfThatName = Files.createDirectory(folder.resolve("x.csv"));

    assertUnreadable(() -> reader.survey(folder.resolve("gone.txt"), "", "gone.txt"), "gone");
    assertUnreadable(() -> reader.survey(folderOfThatName, "", "x.csv"), "a folder");
  }

  @Test
  void a_link_is_followed_within_the_folder_only() throws IOException {
    Path input = Files.createDirectories(folder.resolve("input/de/books"));
    Path inside = Files.writeString(folder.resolve("input/list.txt"), "B00NNUMI86\n");
    Path outside = list("outside.txt", "B00NNUMI86\n");
    Path good = Files.createSymbolicLink(input.resolve("good.txt"), inside);
    Path bad = Files.createSymbolicLink(input.resolve("bad.txt"), outside);

    assertThat(reader.survey(good, "de/books", "good.txt").rows()).isEqualTo(1);
    assertUnreadable(() -> reader.survey(bad, "de/books", "bad.txt"), "outside the folder");
  }

  @Test
  void a_line_of_megabytes_is_refused_without_being_held() throws IOException {
    String megabytes = "4006381333931 ".repeat(400_000);

    assertUnreadable(() -> survey(list("x.txt", "B00NNUMI86\n" + megabytes)), "line 2 is longer");
    assertUnreadable(() -> survey(list("x.csv", "ean;name\n1;" + megabytes)), "line 2 is longer");
    assertUnreadable(() -> survey(list("x.ndjson", megabytes)), "line 1 is longer");
    assertUnreadable(() -> survey(list("x.json", "[\"" + megabytes + "\"]")), "broken JSON");
  }

  @Tag("slow")
  @Test
  void a_quotation_mark_that_is_never_closed_is_a_character_and_swallows_no_row()
      throws IOException {
    String rows = "ean;name\n4006381333931;\"open\n" + "4006381333931;x\n".repeat(200_000);
    Path file = list("x.csv", rows);

    assertThat(survey(file).rows()).isEqualTo(200_001);
    assertThat(rows(file, "").get(0).cells()).containsExactly("4006381333931", "\"open");
  }

  @Test
  void a_quotation_mark_far_behind_the_beginning_swallows_no_row() throws IOException {
    String rows = "ean;name;price\n" + "4006381333931;x;1\n".repeat(20_000);
    String late = "3337872418587;\"Best mug;1\n" + "4006381333931;x 6\";1\n".repeat(100);

    assertThat(survey(list("x.csv", rows + late)).rows()).isEqualTo(20_101);
  }

  @Test
  void a_quotation_mark_that_swallows_rows_among_quoted_cells_is_asked_about() throws IOException {
    String rows = "ean;name;price\n" + "4006381333931;\"a; b\";1\n".repeat(5_000);
    String late = "3337872418587;\"Best mug;1\n4006381333931;x 6\";1\n";

    assertThat(survey(list("x.csv", rows + late)).doubts())
        .containsExactly("a cell holds what looks like whole rows");
  }

  @Test
  void a_packed_bomb_of_zeros_is_refused_at_once() throws IOException {
    Path bomb = folder.resolve("bomb.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }

    assertUnreadable(() -> survey(bomb), "NUL");
  }

  @Test
  void a_name_of_odd_characters_is_only_a_name() throws IOException {
    for (String name :
        List.of("-rf.txt", "a \"b\" 'c'.txt", "😀.csv", "line\nbreak.txt", "..txt")) {
      Preview preview = survey(list(name, "B00NNUMI86\n"));

      assertThat(preview.rows()).isEqualTo(1);
      assertThat(preview.summary()).doesNotContain("\n");
    }
  }

  @Test
  void a_late_key_of_a_json_object_is_a_column_like_the_others() throws IOException {
    String objects = "{\"asin\":\"B00NNUMI86\"}\n".repeat(5_000) + "{\"asin\":\"\",\"late\":1}\n";
    Path file = list("x.ndjson", objects);

    assertThat(survey(file).head().columns()).containsExactly("asin", "late");
    assertThat(rows(file, "")).allSatisfy(row -> assertThat(row.cells()).hasSize(2));
  }

  @Test
  void a_character_after_the_sample_that_is_not_utf8_decides_the_encoding() throws IOException {
    Path file = list("x.csv", "ean;name\n" + "4006381333931;x\n".repeat(20_000));
    Files.write(file, "4006381333931;für\n".getBytes("windows-1252"), StandardOpenOption.APPEND);

    List<Row> rows = rows(file, "");

    assertThat(rows.get(20_000).cells()).containsExactly("4006381333931", "für");
  }

  @Tag("slow")
  @Test
  void a_million_rows_of_csv_are_read_each_once_and_in_order() throws IOException {
    Path file = folder.resolve("million.csv");
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("asin,name\n");
      for (int i = 0; i < MILLION; i++) {
        csv.write("B0" + (10_000_000 + i) + ",x\n");
      }
    }

    Preview preview = survey(file);
    long next = 0;
    try (RowStream rows = reader.rows(file, preview)) {
      while (rows.hasNext()) {
        Row row = rows.next();
        next++;
        if (row.number() != next || !row.input().equals("B0" + (9_999_999 + next))) {
          throw new AssertionError("row " + next + " is " + row);
        }
      }
    }
    assertThat(preview.rows()).isEqualTo(next).isEqualTo(MILLION);
  }

  @Test
  void a_workbook_of_twenty_thousand_rows_is_read_to_its_end() throws IOException {
    Path file = folder.resolve("many.xlsx");
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      workbook.newWorksheet("Cover").value(0, 0, "nothing here");
      Worksheet sheet = workbook.newWorksheet("Codes");
      sheet.value(0, 0, "UPC");
      for (int i = 1; i <= 20_000; i++) {
        sheet.value(i, 0, 12_345_678_905L);
      }
    }

    Preview preview = survey(file);

    assertThat(preview.summary()).contains("20,000 rows, sheet 'Codes'").endsWith(" 0 invalid");
  }

  private Path list(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Preview survey(Path file) {
    return reader.survey(file, "", file.getFileName().toString());
  }

  private List<Row> rows(Path file, String below) {
    Preview preview = reader.survey(file, below, file.getFileName().toString());
    List<Row> all = new ArrayList<>();
    try (RowStream rows = reader.rows(file, preview)) {
      rows.forEachRemaining(all::add);
    }
    assertThat(all).hasSize((int) preview.rows());
    return all;
  }

  private static void assertUnreadable(ThrowingCallable reading, String reason) {
    assertThatThrownBy(reading)
        .isInstanceOf(UnreadableListException.class)
        .hasMessageContaining(reason);
  }
}
