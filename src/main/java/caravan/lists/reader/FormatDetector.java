package caravan.lists.reader;

import caravan.codes.Choice;
import caravan.codes.Domain;
import caravan.lists.UnreadableListException;
import caravan.lists.cells.ColumnKind;
import caravan.lists.cells.SourceRecord;
import caravan.lists.columns.Layout;
import caravan.lists.columns.ListMarket;
import caravan.lists.columns.Table;
import caravan.lists.format.Archive;
import caravan.lists.format.Content;
import caravan.lists.format.Dialects;
import caravan.lists.format.Encoding;
import caravan.lists.format.FileExtension;
import caravan.lists.format.ListFormat;
import caravan.lists.format.MagicBytes;
import caravan.lists.format.Markup;
import caravan.lists.format.Opening;
import caravan.lists.format.Sample;
import caravan.lists.format.TextDialect;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides how one list is to be read: format, encoding, dialect, sheet, and what columns mean. */
final class FormatDetector {

  private static final int BEGINNING = 1 << 16;
  private static final int BLOCK = 1 << 12;
  private static final Pattern OBJECT_LINES =
      Pattern.compile("\\s*+\\{[^\\r\\n]*\\}[ \\t]*+[\\r\\n]++\\s*+\\{.*", Pattern.DOTALL);

  /** JSON by any name; a cell that holds an object has its quotation marks doubled. */
  private static final Pattern OBJECTS =
      Pattern.compile("\\s*+(?:\\[\\s*+)?+\\{\\s*+\"\\w+\"\\s*+:");

  private final Choice choice;
  private final Table table;
  private final Map<Opening, First> first = new HashMap<>();

  /** Where its comments say that it is asked. */
  private Optional<ListMarket> commented = Optional.empty();

  /** The first records of a list, and the keys that they have where records have keys. */
  private record First(List<SourceRecord> records, List<String> names) {}

  FormatDetector(Choice choice, Domain domain) {
    this.choice = choice;
    this.table = new Table(choice, domain);
  }

  DetectedFormat decide(Path file, String name) throws IOException {
    FileExtension fileExtension = FileExtension.of(name);
    return fileExtension.workbook()
        ? new Sheets(table, choice.sheet()).decide(file, fileExtension)
        : text(file, fileExtension);
  }

  private DetectedFormat text(Path file, FileExtension fileExtension) throws IOException {
    if (choice.sheet() != null) {
      throw new UnreadableListException(
          "the list has no sheet '%s': it is no workbook".formatted(choice.sheet()));
    }
    Encoding encoding;
    String sha256;
    if (!fileExtension.gzip()) {
      refuseArchive(file);
    }
    try (Content content = Content.open(file, fileExtension.gzip())) {
      encoding =
          Encoding.of(content.bytes(), () -> Content.open(file, fileExtension.gzip()).bytes());
      sha256 = content.sha256();
    }
    String beginning = beginning(file, fileExtension, encoding);
    Markup.refuse(beginning);
    commented = ListMarket.ofComments(beginning);
    Opening opening = opening(fileExtension, encoding, beginning).shaped(file);
    return deepEnough(
        file, fileExtension, decide(file, fileExtension, opening, sha256), opening.format());
  }

  /**
   * Where no key of the objects says that its values are codes, those that lie deeper are looked
   * at: before numbers that only look like codes, as moments do, go those whose key says it.
   */
  private DetectedFormat deepEnough(
      Path file, FileExtension fileExtension, DetectedFormat top, ListFormat listFormat)
      throws IOException {
    boolean codes = found(top);
    if (!listFormat.names() || (codes && top.table().certain())) {
      return top;
    }
    for (TextDialect deeper : TextDialect.DEEPER) {
      DetectedFormat below = decide(file, fileExtension, top.opening().with(deeper), top.sha256());
      if (found(below) && (!codes || below.table().certain())) {
        return below;
      }
    }
    return top;
  }

  private static boolean found(DetectedFormat detectedFormat) {
    return detectedFormat.sampled() > 0
        && detectedFormat.layout().hasCodes()
        && detectedFormat.table().share() > 0;
  }

  private static void refuseArchive(Path file) throws IOException {
    try (Content content = Content.open(file, false)) {
      if (MagicBytes.zip(content.bytes().readNBytes(8))) {
        Archive.refuse(file);
      }
    }
  }

  private DetectedFormat decide(
      Path file, FileExtension fileExtension, Opening upright, String sha256) throws IOException {
    First lines = first(file, upright);
    boolean table = !upright.named() && !upright.lines();
    boolean lies = table && this.table.lies(lines.records());
    Opening opening = lies ? upright.onItsSide() : upright;
    First first = lies ? first(file, opening) : lines;
    Table.Analysis analysis = analysis(opening, fileExtension, first.records(), first.names());
    int sampled = first.records().size();
    return new DetectedFormat(opening, analysis, sampled, sha256, "", commented, remarks(opening));
  }

  /** They are read once for each way of opening the list. */
  private First first(Path file, Opening opening) throws IOException {
    First known = first.get(opening);
    if (known != null) {
      return known;
    }
    try (Opening.Opened opened = opening.open(file)) {
      List<SourceRecord> records = Sample.of(opened.records());
      First read = new First(records, opened.records().names());
      first.put(opening, read);
      return read;
    }
  }

  /** The same list where quotation marks are characters like others. */
  DetectedFormat unquoted(Path file, String name, DetectedFormat quoted) throws IOException {
    TextDialect textDialect = quoted.opening().dialect().unquoted();
    return decide(
        file, FileExtension.of(name), quoted.opening().with(textDialect), quoted.sha256());
  }

  /** The same list, decided by the first of its records and by these from the rest. */
  DetectedFormat again(
      Path file, String name, DetectedFormat detectedFormat, List<SourceRecord> rest)
      throws IOException {
    if (rest.isEmpty()) {
      return detectedFormat;
    }
    First first = first(file, detectedFormat.opening());
    List<SourceRecord> sample = new ArrayList<>(first.records());
    sample.addAll(rest);
    return detectedFormat.withTable(
        analysis(detectedFormat.opening(), FileExtension.of(name), sample, first.names()));
  }

  private static List<String> remarks(Opening opening) {
    List<String> remarks = new ArrayList<>();
    TextDialect textDialect = opening.dialect();
    if (!textDialect.plain()
        && (!textDialect.quoted() || textDialect.kind() != TextDialect.Kind.DELIMITED)) {
      remarks.add(textDialect.words());
    }
    if (!opening.encoding().remark().isEmpty()) {
      remarks.add(opening.encoding().remark());
    }
    return remarks;
  }

  private static String beginning(Path file, FileExtension fileExtension, Encoding encoding)
      throws IOException {
    try (Content content = Content.open(file, fileExtension.gzip());
        Reader reader = encoding.reader(content.bytes())) {
      StringBuilder text = new StringBuilder();
      char[] block = new char[BLOCK];
      for (int read = 0; read >= 0 && text.length() < BEGINNING; ) {
        read = reader.read(block, 0, Math.min(BLOCK, BEGINNING - text.length()));
        text.append(block, 0, Math.max(read, 0));
      }
      int lastLine = Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r"));
      boolean whole = text.length() < BEGINNING || lastLine < 0;
      return whole ? text.toString() : text.substring(0, lastLine + 1);
    }
  }

  private static Opening opening(FileExtension fileExtension, Encoding encoding, String beginning) {
    boolean json = fileExtension.ndjson() || fileExtension.json();
    if (json || OBJECTS.matcher(beginning).lookingAt()) {
      boolean lines = fileExtension.ndjson() || OBJECT_LINES.matcher(beginning).matches();
      ListFormat listFormat = lines ? ListFormat.NDJSON : ListFormat.JSON;
      return new Opening(listFormat, fileExtension.gzip(), encoding, TextDialect.PLAIN, 0, false);
    }
    TextDialect textDialect = new Dialects(fileExtension.table()).choose(beginning);
    return new Opening(ListFormat.TEXT, fileExtension.gzip(), encoding, textDialect, 0, false);
  }

  private Table.Analysis analysis(
      Opening opening, FileExtension fileExtension, List<SourceRecord> sample, List<String> names) {
    if (sample.isEmpty()) {
      return Table.Analysis.of(Layout.plain(0, ColumnKind.NONE), 0);
    }
    if (opening.named()) {
      return table.analyse(names, sample);
    }
    if (opening.turned()) {
      return table.turned(sample);
    }
    return switch (opening.format()) {
      case JSON, NDJSON, XLSX -> table.analyse(sample);
      case TEXT ->
          opening.dialect().plain() ? plain(sample, fileExtension.table()) : table.analyse(sample);
    };
  }

  /** Lines of codes that are named like a table are no less lines of codes. */
  private Table.Analysis plain(List<SourceRecord> sample, boolean promised) {
    if (!promised) {
      return table.plain(sample);
    }
    Table.Analysis analysis = table.analyse(sample);
    if (analysis.layout().hasCodes() || choice.column() != null) {
      return analysis;
    }
    Table.Analysis lines = table.plain(sample);
    return lines.share() > 0 ? lines : analysis;
  }

  static Encoding none() {
    return Encoding.of(StandardCharsets.UTF_8);
  }
}
