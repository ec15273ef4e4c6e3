package caravan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody would write for codes that are known: a row of CSV is read, its code looked up in a
 * dictionary in SQLite by a prepared statement, and a row of CSV and an object of JSON written, all
 * by libraries; at the end both files are brought onto the disk. It remembers nothing of the list,
 * checks no code, and a crash in the middle leaves half of the results under their names.
 */
final class Script implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ITEM =
      "[{\"asin\":\"%s\",\"title\":\"An article of some length, 12 pieces\",\"upc\":\"012345678905\","
          + "\"upc_list\":[\"012345678905\"],\"ean\":\"0012345678905\",\"ean_list\":[\"0012345678905\"]}]";

  private static final List<String> FIELDS =
      List.of("asin", "title", "upc", "upc_list", "ean", "ean_list");
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "type",
          "domain",
          "status",
          "asin",
          "title",
          "upc",
          "upc_list",
          "ean",
          "ean_list",
          "looked_up_at");

  private final Connection dictionary;

  private Script(Connection dictionary) {
    this.dictionary = dictionary;
  }

  /** A script with so many codes in its dictionary, which is that file. */
  static Script knowing(Path file, long from, int codes) throws SQLException {
    Connection dictionary = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement create = dictionary.createStatement()) {
      create.execute("create table answer (code text primary key, items text, answered integer)");
    }
    dictionary.setAutoCommit(false);
    try (PreparedStatement insert =
        dictionary.prepareStatement("insert into answer values (?, ?, 0)")) {
      for (long number = from; number < from + codes; number++) {
        String asin = Codes.asin(number);
        insert.setString(1, asin);
        insert.setString(2, String.format(ITEM, asin));
        insert.addBatch();
        if (number % 1_000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    dictionary.commit();
    return new Script(dictionary);
  }

  /** Writes BASE.csv and BASE.json of a list; answers the number of rows. */
  int run(Path list, Path base) throws IOException, SQLException {
    Path table = Path.of(base + ".csv");
    Path objects = Path.of(base + ".json");
    int rows = 0;
    try (CsvReader<CsvRecord> lines = CsvReader.builder().ofCsvRecord(list);
        CsvWriter csv = CsvWriter.builder().build(table);
        BufferedWriter json = Files.newBufferedWriter(objects);
        PreparedStatement select =
            dictionary.prepareStatement("select items, answered from answer where code = ?")) {
      csv.writeRecord(COLUMNS);
      for (CsvRecord line : lines) {
        String code = line.getField(0).strip();
        select.setString(1, code);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            String at = Instant.ofEpochMilli(row.getLong(2)).toString();
            write(code, JSON.readTree(row.getString(1)), at, csv, json, rows++ == 0 ? "[" : ",");
          }
        }
      }
      json.write("]\n");
    }
    force(table);
    force(objects);
    return rows;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void write(
      String code, JsonNode items, String at, CsvWriter csv, BufferedWriter json, String before)
      throws IOException {
    for (JsonNode item : items) {
      List<String> cells = new ArrayList<>(List.of(code, "asin", "com", "found"));
      for (String field : FIELDS) {
        cells.add(cell(item.get(field)));
      }
      cells.add(at);
      csv.writeRecord(cells);
    }
    json.write(before);
    json.write(
        JSON.writeValueAsString(
            JSON.createObjectNode()
                .put("input", code)
                .put("status", "found")
                .put("lookedUpAt", at)
                .set("items", items)));
    json.write('\n');
  }

  private static String cell(JsonNode value) {
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(part.asText()));
      return String.join("|", parts);
    }
    return value.asText();
  }

  @Override
  public void close() throws SQLException {
    dictionary.close();
  }
}
