package caravan.lists.cells;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.ProductCode;
import caravan.lists.CheckDigit;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every code; the check digit is reckoned here anew, by the textbook. */
class CodeParserPropertyTests {

  private final CodeParser codeParser = new CodeParser(CheckDigit.REJECT);

  @Property
  void every_form_of_one_upc_is_one_product(@ForAll("upcs") String upc) {
    List<ParsedCode> forms =
        List.of(
            codeParser.read(upc, ColumnKind.UPC),
            codeParser.read(upc, ColumnKind.EAN),
            codeParser.read("0" + upc, ColumnKind.EAN),
            codeParser.read("00" + upc, ColumnKind.GTIN),
            codeParser.read(upc.substring(0, 6) + " " + upc.substring(6), ColumnKind.NONE),
            codeParser.read("=\"" + upc + "\"", ColumnKind.NONE),
            codeParser.read(upc + ".0", ColumnKind.NONE));

    assertThat(forms).extracting(CodeParserPropertyTests::product).containsOnly("00" + upc);
  }

  @Property
  void lost_zeros_come_back_where_the_check_digit_proves_them(
      @ForAll("bodies") String body, @ForAll @IntRange(min = 1, max = 2) int zeros) {
    String upc = withCheckDigit("00".substring(0, zeros) + body.substring(zeros));
    String lost = upc.substring(zeros);
    Assume.that(!lost.endsWith("000000"));

    ParsedCode parsedCode = codeParser.read(lost, ColumnKind.UPC);

    assertThat(product(parsedCode)).isEqualTo("00" + upc);
    assertThat(parsedCode.note()).contains("put back");
  }

  @Property
  void no_zero_is_put_back_where_the_check_digit_is_wrong(
      @ForAll("bodies") String body, @ForAll @IntRange(min = 1, max = 9) int error) {
    String right = withCheckDigit("0" + body.substring(1));
    int wrong = (right.charAt(11) - '0' + error) % 10;

    ParsedCode parsedCode = codeParser.read(right.substring(1, 11) + wrong, ColumnKind.NONE);

    assertThat(parsedCode.code()).isNull();
  }

  @Property
  void one_wrong_digit_is_always_noticed(
      @ForAll("upcs") String upc,
      @ForAll @IntRange(max = 11) int place,
      @ForAll @IntRange(min = 1, max = 9) int error) {
    char wrong = (char) ('0' + (upc.charAt(place) - '0' + error) % 10);

    ParsedCode parsedCode =
        codeParser.read(upc.substring(0, place) + wrong + upc.substring(place + 1), ColumnKind.UPC);

    assertThat(parsedCode.code()).isNull();
  }

  @Property
  void a_upce_expands_to_a_upc_with_the_same_check_digit(
      @ForAll @IntRange(max = 999_999) int body, @ForAll @IntRange(max = 1) int system) {
    String six = "%06d".formatted(body);
    String upc = withCheckDigit(Digits.expanded(system + six + "0").substring(0, 11));
    Assume.that(!Digits.allZeros(upc) && body > 0);

    ParsedCode parsedCode = codeParser.read(system + six + upc.charAt(11), ColumnKind.UPC);

    assertThat(product(parsedCode)).isEqualTo("00" + upc);
  }

  @Property
  void whatever_the_cell_there_is_a_code_or_a_reason(
      @ForAll String cell, @ForAll ColumnKind columnKind) {
    ParsedCode parsedCode = codeParser.read(cell, columnKind);

    assertThat(parsedCode.code() != null || !parsedCode.note().isEmpty()).isTrue();
  }

  @Property
  void reading_a_code_again_changes_nothing(
      @ForAll("upcs") String upc, @ForAll ColumnKind columnKind) {
    ProductCode once = Objects.requireNonNull(codeParser.read(upc, columnKind).code());

    assertThat(codeParser.read(once.text(), columnKind).code()).isEqualTo(once);
  }

  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.strings().numeric().ofLength(11).filter(b -> !b.substring(2).matches("0*"));
  }

  @Provide
  Arbitrary<String> upcs() {
    return bodies().map(CodeParserPropertyTests::withCheckDigit);
  }

  private static String product(ParsedCode parsedCode) {
    return parsedCode.code() == null ? parsedCode.note() : parsedCode.code().product();
  }

  /** The digits with the check digit that the GS1 General Specifications give them. */
  private static String withCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int fromRight = digits.length() - i;
      sum += (digits.charAt(i) - '0') * (fromRight % 2 == 1 ? 3 : 1);
    }
    return digits + (10 - sum % 10) % 10;
  }
}
