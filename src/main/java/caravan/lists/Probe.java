package caravan.lists;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Decides how a list is to be read: format, encoding, delimiter, sheet, and what columns mean. */
final class Probe {

  private static final int BEGINNING = 1 << 16;
  private static final Pattern OBJECT_LINES =
      Pattern.compile("\\s*\\{[^\\r\\n]*\\}[ \\t]*[\\r\\n]+\\s*\\{.*", Pattern.DOTALL);
  private static final Encoding NONE = new Encoding(StandardCharsets.UTF_8, 0);

  private final Columns columns = new Columns();

  Decision decide(Path file, String name) throws IOException {
    Ending ending = Ending.of(name);
    return ending.workbook() ? workbook(file, ending) : text(file, ending);
  }

  private Decision text(Path file, Ending ending) throws IOException {
    Encoding encoding;
    String sha256;
    try (Content content = Content.open(file, ending.gzip())) {
      encoding = Encoding.of(content.bytes());
      sha256 = content.sha256();
    }
    String beginning = beginning(file, ending, encoding);
    Opening opening = textOpening(ending, encoding, beginning);
    try (Opening.Opened opened = opening.open(file)) {
      List<Line> sample = Sample.of(opened.records());
      Layout layout = layout(opening, ending, sample, opened.records().names());
      return new Decision(opening, layout, sha256, "");
    }
  }

  private static String beginning(Path file, Ending ending, Encoding encoding) throws IOException {
    try (Content content = Content.open(file, ending.gzip());
        Reader reader = encoding.reader(content.bytes())) {
      char[] text = new char[BEGINNING];
      int length = 0;
      for (int read = 0; read >= 0 && length < BEGINNING; length += Math.max(read, 0)) {
        read = reader.read(text, length, BEGINNING - length);
      }
      String beginning = new String(text, 0, length);
      int lastLine = Math.max(beginning.lastIndexOf('\n'), beginning.lastIndexOf('\r'));
      return length < BEGINNING || lastLine < 0 ? beginning : beginning.substring(0, lastLine + 1);
    }
  }

  private static Opening textOpening(Ending ending, Encoding encoding, String beginning) {
    Format format = Format.PLAIN;
    char delimiter = ',';
    if (ending.ndjson() || ending.json()) {
      boolean lines = ending.ndjson() || OBJECT_LINES.matcher(beginning).matches();
      format = lines ? Format.NDJSON : Format.JSON;
    } else {
      OptionalInt found = new Delimiters(ending.table()).find(beginning);
      boolean quoted = ending.table() && beginning.lines().anyMatch(line -> line.startsWith("\""));
      format = found.isPresent() || quoted ? Format.TABLE : Format.PLAIN;
      delimiter = (char) found.orElse(',');
    }
    return new Opening(format, ending.gzip(), encoding, delimiter, 0, false);
  }

  private Layout layout(Opening opening, Ending ending, List<Line> sample, List<String> names) {
    if (sample.isEmpty()) {
      return Layout.plain(false, Hint.NONE);
    }
    return switch (opening.format()) {
      case JSON, NDJSON -> columns.ofNamed(names, sample);
      case TABLE, XLSX -> columns.ofTable(sample);
      case PLAIN -> ending.table() ? columns.ofTable(sample) : columns.ofPlain(sample);
    };
  }

  private Decision workbook(Path file, Ending ending) throws IOException {
    String sha256;
    try (Content content = Content.open(file, ending.gzip())) {
      refuseOther(content);
      sha256 = content.sha256();
    }
    boolean styled;
    List<String> sheets;
    try (WorkbookFile unpacked = WorkbookFile.of(file, ending.gzip())) {
      styled = WorkbookGuard.check(unpacked.path());
      sheets = XlsxRecords.sheets(unpacked.path(), styled);
    }
    Opening opening = new Opening(Format.XLSX, ending.gzip(), NONE, ',', 0, styled);
    return firstWithCodes(file, opening, sheets, sha256);
  }

  private static void refuseOther(Content content) throws IOException {
    byte[] head = content.bytes().readNBytes(8);
    if (!Magic.zip(head)) {
      Magic.refuse(head);
      throw new UnreadableListException(
          "the file is named like a workbook but is none; if it is text, name it .csv or .txt");
    }
  }

  /** The first sheet that has codes, else the first that might be a list at all. */
  private Decision firstWithCodes(Path file, Opening opening, List<String> sheets, String sha256)
      throws IOException {
    Decision fallback = null;
    for (int i = 0; i < sheets.size(); i++) {
      Opening sheet = opening.withSheet(i);
      try (Opening.Opened opened = sheet.open(file)) {
        List<Line> sample = Sample.of(opened.records());
        Layout layout = sample.isEmpty() ? Layout.plain(false, Hint.NONE) : columns.ofTable(sample);
        Decision decision = new Decision(sheet, layout, sha256, sheets.get(i));
        if (columns.found(layout, sample)) {
          return decision;
        }
        fallback = fallback == null && !sample.isEmpty() ? decision : fallback;
      }
    }
    if (fallback == null) {
      throw new UnreadableListException("the workbook has no row in any sheet");
    }
    return fallback;
  }
}
