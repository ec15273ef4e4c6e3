package caravan.rules;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How large, how tangled and how well named the house is: {@code ./mvnw -q -Pmeasures}. */
final class Measures {

  /** Public for a vendor's customers, so that it is no name of ours that may change. */
  private static final String AN_ENDPOINT = "circana";

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");

  /** The company has a way to write barcodes too. */
  private static final Pattern OF_THE_COMPANY = Pattern.compile("as Circana does");

  private final StringBuilder table = new StringBuilder();

  private Measures() {}

  public static void main(String... none) throws IOException {
    String text = new Measures().text();
    System.out.print(text);
    Files.writeString(Path.of("target/measures.md"), text);
  }

  private String text() throws IOException {
    Sources code = new Sources(Path.of("src/main/java"), Path.of("routes"));
    Sources tests = new Sources(Path.of("src/test/java"));
    House house = new House(new ClassFileImporter().importLocations(new MainClasses().get(null)));
    RouteWords routes = new RouteWords(new Sources(Path.of("routes")));

    line("measure", "now", "goal");
    line("---", "---", "---");
    line("lines a file: median / 90 % / longest", spread(code.linesOfFiles()), "50 / 130 / 250");
    line("method body: median / 90 % / longest", spread(code.linesOfMethods()), "3 / 12 / 30");
    line("files over 250 lines, bodies over 30", told(code.longer(250, 30)), "0");
    line("mutual package pairs", told(house.mutual()), "0");
    line("arrows that climb", told(house.climbing()), "0");
    line("simple names in more than one package", told(house.doubles().keySet()), "0");
    line(
        "files that name the endpoint " + AN_ENDPOINT + ", its double aside",
        "" + naming(AN_ENDPOINT),
        "2");
    line("argument lists in strings in routes/", "" + routes.argumentLists(), "0");
    line("exchange properties in routes/", told(routes.exchangeProperties()), "<= 2");
    line("test code : code", ratio(tests.linesOfCode(), code.linesOfCode()), "1.0 - 1.4");
    line("files; lines of code", code.linesOfFiles().size() + "; " + code.linesOfCode(), "");
    return table.toString();
  }

  private void line(String... cells) {
    table.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String told(Collection<String> found) {
    return found.isEmpty() ? "0" : found.size() + ": " + String.join(", ", found);
  }

  private static String ratio(long tests, long code) {
    return String.format(Locale.ROOT, "%.2f", (double) tests / code);
  }

  static String spread(List<Integer> lines) {
    List<Integer> sorted = lines.stream().sorted().toList();
    int last = sorted.size() - 1;
    return sorted.get(last / 2) + " / " + sorted.get(last * 9 / 10) + " / " + sorted.get(last);
  }

  /**
   * In code and settings; a new endpoint would have to be named there too. The sandbox is left out:
   * a double must not share the description that it checks.
   */
  private static long naming(String word) throws IOException {
    long files = 0;
    for (String folder : List.of("src/main", "routes")) {
      try (Stream<Path> all = Files.walk(Path.of(folder))) {
        files += all.filter(Measures::sourceOrSetting).filter(file -> names(file, word)).count();
      }
    }
    return files;
  }

  private static boolean sourceOrSetting(Path file) {
    String name = file.toString();
    return !name.contains("/sandbox/") && (name.endsWith(".java") || name.endsWith(".properties"));
  }

  private static boolean names(Path file, String word) {
    try {
      String text = COMMENT.matcher(Files.readString(file)).replaceAll("");
      return Pattern.compile("\\b" + word + "(?:\\b|Barcodes)", Pattern.CASE_INSENSITIVE)
          .matcher(OF_THE_COMPANY.matcher(text).replaceAll(""))
          .find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
