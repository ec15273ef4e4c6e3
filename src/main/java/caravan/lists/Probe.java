package caravan.lists;

import caravan.codes.Choice;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Decides how a list is to be read: format, encoding, dialect, sheet, and what columns mean. */
final class Probe {

  private static final int BEGINNING = 1 << 16;
  private static final Pattern OBJECT_LINES =
      Pattern.compile("\\s*+\\{[^\\r\\n]*\\}[ \\t]*+[\\r\\n]++\\s*+\\{.*", Pattern.DOTALL);

  private final Choice choice;
  private final Table table;

  Probe(Choice choice) {
    this.choice = choice;
    this.table = new Table(choice);
  }

  Decision decide(Path file, String name) throws IOException {
    Ending ending = Ending.of(name);
    return ending.workbook()
        ? new Sheets(table, choice.sheet()).decide(file, ending)
        : text(file, ending);
  }

  private Decision text(Path file, Ending ending) throws IOException {
    if (choice.sheet() != null) {
      throw new UnreadableListException(
          "the list has no sheet '%s': it is no workbook".formatted(choice.sheet()));
    }
    Encoding encoding;
    String sha256;
    if (!ending.gzip()) {
      refuseArchive(file);
    }
    try (Content content = Content.open(file, ending.gzip())) {
      encoding = Encoding.of(content.bytes(), () -> Content.open(file, ending.gzip()).bytes());
      sha256 = content.sha256();
    }
    String beginning = beginning(file, ending, encoding);
    Markup.refuse(beginning);
    return decide(file, ending, opening(ending, encoding, beginning), sha256);
  }

  private static void refuseArchive(Path file) throws IOException {
    try (Content content = Content.open(file, false)) {
      if (Magic.zip(content.bytes().readNBytes(8))) {
        Archive.refuse(file);
      }
    }
  }

  private Decision decide(Path file, Ending ending, Opening opening, String sha256)
      throws IOException {
    try (Opening.Opened opened = opening.open(file)) {
      List<Line> sample = Sample.of(opened.records());
      Table.Analysis analysis = analysis(opening, ending, sample, opened.records().names());
      return new Decision(opening, analysis, sample.size(), sha256, "", remarks(opening));
    }
  }

  /** The same list where quotation marks are characters like others. */
  Decision unquoted(Path file, String name, Decision quoted) throws IOException {
    Dialect dialect = Dialect.delimited(quoted.opening().delimiter(), false);
    return decide(file, Ending.of(name), quoted.opening().with(dialect), quoted.sha256());
  }

  /** The same list, decided by the first of its records and by these from the rest. */
  Decision again(Path file, String name, Decision decision, List<Line> rest) throws IOException {
    if (rest.isEmpty()) {
      return decision;
    }
    try (Opening.Opened opened = decision.opening().open(file)) {
      List<Line> sample = new ArrayList<>(Sample.of(opened.records()));
      sample.addAll(rest);
      List<String> names = opened.records().names();
      return decision.withTable(analysis(decision.opening(), Ending.of(name), sample, names));
    }
  }

  private static List<String> remarks(Opening opening) {
    List<String> remarks = new ArrayList<>();
    Dialect dialect = opening.dialect();
    if (!dialect.plain() && (!dialect.quoted() || dialect.kind() != Dialect.Kind.DELIMITED)) {
      remarks.add(dialect.words());
    }
    if (!opening.encoding().remark().isEmpty()) {
      remarks.add(opening.encoding().remark());
    }
    return remarks;
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

  private static Opening opening(Ending ending, Encoding encoding, String beginning) {
    if (ending.ndjson() || ending.json()) {
      boolean lines = ending.ndjson() || OBJECT_LINES.matcher(beginning).matches();
      Format format = lines ? Format.NDJSON : Format.JSON;
      return new Opening(format, ending.gzip(), encoding, Dialect.PLAIN, 0, false);
    }
    Dialect dialect = new Dialects(ending.table()).choose(beginning);
    return new Opening(Format.TEXT, ending.gzip(), encoding, dialect, 0, false);
  }

  private Table.Analysis analysis(
      Opening opening, Ending ending, List<Line> sample, List<String> names) {
    if (sample.isEmpty()) {
      return Table.Analysis.of(Layout.plain(0, Hint.NONE), 0);
    }
    return switch (opening.format()) {
      case JSON, NDJSON -> table.analyse(names, sample);
      case XLSX -> table.analyse(sample);
      case TEXT ->
          opening.dialect().plain() && !ending.table()
              ? table.plain(sample)
              : table.analyse(sample);
    };
  }

  static Encoding none() {
    return Encoding.of(StandardCharsets.UTF_8);
  }
}
