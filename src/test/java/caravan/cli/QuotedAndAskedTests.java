package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import caravan.cli.Shell.Said;
import caravan.codes.CodeType;
import caravan.codes.Gtin;
import caravan.codes.ProductCode;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On the lists of the trade: what a quote names is what is asked afterwards, and nothing else. */
class QuotedAndAskedTests {

  private static final Path LISTS = Path.of("src/test/resources/field");
  private static final int ASIN = 10;
  private static final Pattern CODE = Pattern.compile("(?m)^(asin|upc|ean) (\\S+) (\\w+)$");

  @TempDir Path folder;

  static Stream<Path> lists() throws IOException {
    try (Stream<Path> files = Files.list(LISTS)) {
      List<Path> lists =
          files
              .filter(
                  file -> Files.exists(file.resolveSibling(file.getFileName() + ".expect.json")))
              .sorted()
              .toList();
      return lists.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void a_quote_names_the_codes_that_are_asked_afterwards_and_no_other_is_paid(Path list) {
    try (Shell shell = new Shell(folder, SandboxOptions.unlimited().build())) {
      Said quote = shell.say("quote", "--codes", "--as-read", list.toString());
      assumeThat(quote.exit()).as(quote.err()).isZero();

      Said enrich =
          shell.say("enrich", "--as-read", list.toString(), "-o", folder.resolve("out").toString());

      assertThat(enrich.exit()).as(enrich.err()).isZero();
      assertThat(asked(shell)).as(quote.out()).isEqualTo(quoted(quote.out()));
    }
  }

  private static Set<String> quoted(String said) {
    Set<String> codes = new TreeSet<>();
    for (Matcher code = CODE.matcher(said); code.find(); ) {
      ProductCode read = ProductCode.read(CodeType.read(code.group(1)), code.group(2));
      codes.add(read.product() + " " + code.group(3));
    }
    return codes;
  }

  private static Set<String> asked(Shell shell) {
    return shell.sandbox().diary().seen().stream()
        .flatMap(QuotedAndAskedTests::codes)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> codes(RecordedCall call) {
    return call.codes().stream().map(code -> product(code) + " " + call.domain().word());
  }

  private static String product(String code) {
    return code.length() == ASIN ? code : Gtin.fourteen(code);
  }
}
