package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list as a person has it goes in, and comes back as that person wants it. */
class PeoplesListTests {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<String> OWN =
      List.of(
          "1;\"Akkuschrauber \"\"Uneo\"\", 18 V\";4006381333931;Müller & Söhne;129,99 €",
          "2; Creme ;0793610399007;dm;=A1+1",
          "3;Tee;4.00581E+12;\"zwei\r\nZeilen\";2,99 €");
  private static final String READ_AS =
      "de/Preise KW 47.csv: 3 rows under 2 titles, code column 'EAN' (ean), domain de,"
          + " windows-1252, 1 invalid";

  @TempDir Path folder;

  private void drop(InProcess caravan) throws IOException {
    String text =
        "Wettbewerb KW 47;;;;\r\nStand: 17.11.2026;;;;\r\n;;;;\r\nPos.;Bezeichnung;EAN;Händler;Preis\r\n"
            + String.join("\r\n", OWN)
            + "\r\n";
    Path aside = caravan.input().resolve("de/Preise KW 47.csv.part");
    Files.createDirectories(aside.getParent());
    Files.write(aside, text.getBytes(WINDOWS));
    Files.move(aside, aside.resolveSibling("Preise KW 47.csv"), StandardCopyOption.ATOMIC_MOVE);
  }

  @Test
  void own_cells_come_back_as_they_were_and_the_log_and_every_receipt_tell_how_they_were_read()
      throws IOException {
    try (CapturedLog heard = new CapturedLog();
        InProcess caravan = new InProcess(folder, SandboxOptions.unlimited().build())) {
      caravan
          .with("caravan.output.delimiter", "same")
          .with("caravan.output.formats", "csv,json,ndjson,xlsx");
      drop(caravan);
      caravan.start();
      JsonNode receipt = caravan.receipt("de/Preise KW 47");
      assertThat(receipt.get("readAs").asText()).isEqualTo(READ_AS);
      assertThat(heard.lines()).contains("INFO " + READ_AS);
      String csv = Files.readString(caravan.output().resolve("de/Preise KW 47.csv"));
      assertThat(csv)
          .startsWith("Pos.;Bezeichnung;EAN;Händler;Preis;code;type;domain;status;asin;");
      for (String own : OWN) {
        assertThat(csv).contains("\r\n" + own + ";");
      }
      assertThat(caravan.rows("de/Preise KW 47")).hasSize(3);
      assertThat(Files.readAllLines(caravan.output().resolve("de/Preise KW 47.ndjson"))).hasSize(3);
      assertThat(receiptSheet(caravan.output().resolve("de/Preise KW 47.xlsx")))
          .containsEntry("readAs", READ_AS)
          .containsEntry("rows.total", "3");
      caravan.stop();
    }
  }

  private static Map<String, String> receiptSheet(Path file) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      List<Row> rows = workbook.findSheet("receipt").orElseThrow().read();
      return rows.stream()
          .collect(Collectors.toMap(row -> row.getCellText(0), row -> row.getCellText(1)));
    }
  }
}
