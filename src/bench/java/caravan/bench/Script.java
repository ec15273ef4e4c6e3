package caravan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * What somebody would write for codes that are known: a line is read, its code looked up in a
 * dictionary in SQLite, and a row of CSV and an object of JSON written. It stores nothing, checks
 * nothing, and a crash loses all of it.
 */
final class Script implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ITEM =
      "[{\"asin\":\"%s\",\"title\":\"An article of some length, 12 pieces\",\"upc\":\"012345678905\","
          + "\"upc_list\":[\"012345678905\"],\"ean\":\"0012345678905\",\"ean_list\":[\"0012345678905\"]}]";

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
    int rows = 0;
    try (BufferedReader lines = Files.newBufferedReader(list);
        BufferedWriter csv = Files.newBufferedWriter(Path.of(base + ".csv"));
        BufferedWriter json = Files.newBufferedWriter(Path.of(base + ".json"));
        PreparedStatement select =
            dictionary.prepareStatement("select items, answered from answer where code = ?")) {
      csv.write("code,type,domain,status,asin,title,upc,upc_list,ean,ean_list,looked_up_at\r\n");
      for (String code = lines.readLine(); code != null; code = lines.readLine()) {
        select.setString(1, code.strip());
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            String at = Instant.ofEpochMilli(row.getLong(2)).toString();
            write(code, JSON.readTree(row.getString(1)), at, csv, json, rows++ == 0 ? "[" : ",");
          }
        }
      }
      json.write("]\n");
    }
    return rows;
  }

  private static void write(
      String code,
      JsonNode items,
      String at,
      BufferedWriter csv,
      BufferedWriter json,
      String before)
      throws IOException {
    for (JsonNode item : items) {
      List<String> cells = new ArrayList<>(List.of(code, "asin", "com", "found"));
      for (String field : new String[] {"asin", "title", "upc", "upc_list", "ean", "ean_list"}) {
        cells.add(cell(item.get(field)));
      }
      cells.add(at);
      csv.write(String.join(",", cells));
      csv.write("\r\n");
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
    String text = value.asText();
    return text.indexOf(',') < 0 ? text : '"' + text + '"';
  }

  @Override
  public void close() throws SQLException {
    dictionary.close();
  }
}
