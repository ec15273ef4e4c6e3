package caravan.road;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lists of a great many rows: a name, an ASIN and a price in each, all different. */
final class LargeList {

  private static final String SPREADSHEET =
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE =
      "http://schemas.openxmlformats.org/package/2006/relationships";

  private LargeList() {}

  static String asin(int row) {
    return "B0%08d".formatted(row);
  }

  static String name(int row) {
    return "Röhre № " + row;
  }

  static Path csv(Path file, int rows) throws IOException {
    try (BufferedWriter csv = Files.newBufferedWriter(file)) {
      csv.write("Name;ASIN;Price\n");
      for (int row = 1; row <= rows; row++) {
        csv.write(name(row) + ";" + asin(row) + ";12,50\n");
      }
    }
    return file;
  }

  /** As Excel and LibreOffice write it: every text is shared, two different ones in each row. */
  static Path xlsx(Path file, int rows) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
      part(zip, out, "[Content_Types].xml", types());
      part(
          zip,
          out,
          "_rels/.rels",
          "<Relationships xmlns=\""
              + PACKAGE
              + "\">"
              + relation(1, "officeDocument", "xl/workbook.xml")
              + "</Relationships>");
      part(
          zip,
          out,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
              .formatted(SPREADSHEET, RELATIONS));
      part(
          zip,
          out,
          "xl/_rels/workbook.xml.rels",
          "<Relationships xmlns=\""
              + PACKAGE
              + "\">"
              + relation(1, "worksheet", "worksheets/sheet1.xml")
              + relation(2, "sharedStrings", "sharedStrings.xml")
              + "</Relationships>");
      sheet(zip, out, rows);
      texts(zip, out, rows);
    }
    return file;
  }

  private static void part(ZipOutputStream zip, Writer out, String name, String xml)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml);
    out.flush();
  }

  private static String relation(int id, String type, String target) {
    return "<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
        .formatted(id, RELATIONS, type, target);
  }

  private static String types() {
    String office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
        + office
        + "sheet.main+xml\"/>"
        + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\""
        + office
        + "worksheet+xml\"/>"
        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\""
        + office
        + "sharedStrings+xml\"/>"
        + "</Types>";
  }

  private static void sheet(ZipOutputStream zip, Writer out, int rows) throws IOException {
    part(
        zip,
        out,
        "xl/worksheets/sheet1.xml",
        "<worksheet xmlns=\""
            + SPREADSHEET
            + "\"><sheetData><row r=\"1\">"
            + "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" t=\"s\"><v>2</v></c></row>");
    for (int row = 1; row <= rows; row++) {
      int line = row + 1;
      int text = 2 * row + 1;
      out.write("<row r=\"" + line + "\"><c r=\"A" + line + "\" t=\"s\"><v>" + text + "</v></c>");
      out.write("<c r=\"B" + line + "\" t=\"s\"><v>" + (text + 1) + "</v></c>");
      out.write("<c r=\"C" + line + "\"><v>12.5</v></c></row>");
    }
    out.write("</sheetData></worksheet>");
    out.flush();
  }

  private static void texts(ZipOutputStream zip, Writer out, int rows) throws IOException {
    int texts = 2 * rows + 3;
    part(
        zip,
        out,
        "xl/sharedStrings.xml",
        "<sst xmlns=\"%s\" count=\"%d\" uniqueCount=\"%d\">".formatted(SPREADSHEET, texts, texts));
    for (String name : new String[] {"Name", "ASIN", "Price"}) {
      text(out, name);
    }
    for (int row = 1; row <= rows; row++) {
      text(out, name(row));
      text(out, asin(row));
    }
    out.write("</sst>");
    out.flush();
  }

  private static void text(Writer out, String text) throws IOException {
    out.write("<si><t xml:space=\"preserve\">" + text + "</t></si>");
  }
}
