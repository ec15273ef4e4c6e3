package caravan.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ProductCode;
import caravan.codes.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The judge of the lists of the trade is right itself. */
class FieldJudgeTests {

  private static final String PEN = "4006381333931";
  private static final String ORDINARY =
      "x.csv: 2 rows under 1 title, sheet 'A, b', code columns 'EAN' (ean), 'UPC' (upc), domain"
          + " column 'Country', windows-1252, 1 invalid";
  private static final String TWO =
      "{'outcome':'delivered','lines':["
          + "{'input':'4006381333931','asked':['ean','4006381333931','com']},"
          + "{'input':null,'asked':null}]%s}";

  private final FieldJudge judge = new FieldJudge();

  @Test
  void what_is_wanted_is_right() throws IOException {
    assertThat(verdict(TWO.formatted(""), asked(PEN), invalid(""))).isEmpty();
  }

  @Test
  void a_upc_and_its_ean_are_the_same_but_an_asin_is_not() throws IOException {
    String upc = "{'outcome':'delivered','lines':[{'input':null,'asked':['upc','%s','com']}]}";

    assertThat(verdict(upc.formatted("793610399007"), asked("0793610399007"))).isEmpty();
    assertThat(verdict(upc.formatted("0316769177"), row("0316769177", CodeType.ASIN, Domain.COM)))
        .singleElement()
        .asString()
        .contains("wanted 00000316769177 on com");
  }

  @Test
  void another_code_or_marketplace_or_input_is_wrong() throws IOException {
    assertThat(verdict(TWO.formatted(""), asked("3337872418587"), invalid(""))).hasSize(2);
    assertThat(verdict(TWO.formatted(""), row(PEN, CodeType.EAN, Domain.DE), invalid("")))
        .containsExactly(
            "row 1, line 1: 04006381333931 on de for '4006381333931', wanted 04006381333931 on com"
                + " for '4006381333931'");
    assertThat(
            verdict(
                TWO.formatted(""),
                new Row(1, List.of(), "4006381333931 ", ean(PEN), Domain.COM, ""),
                invalid("")))
        .containsExactly("row 1, line 1: input '4006381333931 ', wanted '4006381333931'");
  }

  @Test
  void a_code_where_nothing_may_be_asked_is_wrong() throws IOException {
    assertThat(verdict(TWO.formatted(""), asked(PEN), asked("3337872418587")))
        .singleElement()
        .asString()
        .contains("row 2, line 2", "wanted nothing");
  }

  @Test
  void a_row_too_few_or_too_many_is_wrong() throws IOException {
    assertThat(verdict(TWO.formatted(""), asked(PEN))).containsExactly("line 2 is lost: nothing");
    assertThat(verdict(TWO.formatted(""), asked(PEN), invalid("a"), invalid("b")))
        .singleElement()
        .asString()
        .contains("too many");
    assertThat(verdict(TWO.formatted(""), invalid("Title"), asked(PEN), invalid("")))
        .containsExactly("row 1 is too many: nothing for 'Title'");
  }

  @Test
  void lines_that_may_be_absent_are_rows_or_not() throws IOException {
    String lines =
        "{'outcome':'delivered','lines':["
            + "{'input':'Nova','asked':null,'absent':true},"
            + "{'input':null,'asked':['ean','4006381333931','com'],'also':[null]},"
            + "{'input':'Total','asked':null,'absent':true}],"
            + "'cells':{'2,Qty':'48'}}";

    assertThat(verdict(lines, cells("4006381333931", "48"))).isEmpty();
    assertThat(verdict(lines, invalid("Nova"), cells("4006381333931", "48"), invalid("Total")))
        .isEmpty();
    assertThat(verdict(lines, cells("4006381333931", "48"), asked("3337872418587"))).hasSize(2);
    assertThat(verdict(lines, cells("4006381333931", "4")))
        .containsExactly("row 1, line 2: cell 2,Qty is '4', wanted '48'");
  }

  @Test
  void a_cell_is_found_by_name_or_number() throws IOException {
    String cells =
        "{'outcome':'delivered','lines':[{'input':null,'asked':['ean','4006381333931','com']}],"
            + "'cells':{'1,2':'48','1,Qty':'48','1,None':''}}";

    assertThat(verdict(cells, cells(PEN, "48")))
        .containsExactly("row 1, line 1: cell 1,None is '(no cell)', wanted ''");
  }

  @Test
  void columns_are_compared_where_they_are_given() throws IOException {
    assertThat(verdict(TWO.formatted(",'columns':['EAN','Qty']"), cells(PEN, "1"), invalid("")))
        .isEmpty();
    assertThat(verdict(TWO.formatted(",'columns':['EAN',null]"), cells(PEN, "1"), invalid("")))
        .isEmpty();
    assertThat(verdict(TWO.formatted(",'columns':['EAN']"), cells(PEN, "1"), invalid("")))
        .hasSize(2);
    assertThat(verdict(TWO.formatted(",'columns':['EAN','Name']"), cells(PEN, "1"), invalid("")))
        .hasSize(2);
  }

  @Test
  void a_list_in_doubt_is_right_only_where_it_may_be_held() throws IOException {
    Produced held =
        new Produced("", "", List.of("two equal columns"), ORDINARY, List.of(), List.of());

    assertThat(judge.judge(expectation(TWO.formatted(",'hold':true")), held)).isEmpty();
    assertThat(judge.judge(expectation(TWO.formatted("")), held))
        .containsExactly("held, but must run: two equal columns");
  }

  @Test
  void a_refused_list_is_right_only_where_it_must_fail() throws IOException {
    Produced refused = new Produced("no column", "", List.of(), "", List.of(), List.of());

    assertThat(judge.judge(expectation("{'outcome':'failed','lines':[]}"), refused)).isEmpty();
    assertThat(
            judge.judge(
                expectation("{'outcome':'failed','lines':[],'says':'a web page'}"), refused))
        .containsExactly("nothing says 'a web page': no column | ");
    assertThat(judge.judge(expectation(TWO.formatted("")), refused)).hasSize(3);
    assertThat(verdict("{'outcome':'failed','lines':[]}", asked(PEN))).hasSize(1);
  }

  @Test
  void another_outcome_is_right_too_and_may_be_all_invalid() throws IOException {
    String alt = TWO.formatted(",'outcome':'failed','alt':[{'outcome':'delivered'}]");
    String other = alt.replace("{'outcome':'delivered','lines'", "{'lines'");

    assertThat(verdict(other, asked(PEN), invalid(""))).isEmpty();
    assertThat(verdict(other, invalid(PEN), invalid(""))).isEmpty();
    assertThat(verdict(other, invalid(PEN))).isNotEmpty();
    assertThat(verdict(TWO.formatted(",'alt':[{'outcome':'failed'}]"), invalid(PEN), invalid("")))
        .isNotEmpty();
  }

  @Test
  void somebody_must_be_told_where_a_note_is_wanted() throws IOException {
    Expectation noted = expectation(TWO.formatted(",'note':true"));
    List<Row> rows = List.of(asked(PEN), invalid(""));

    assertThat(judge.judge(noted, produced(ORDINARY, rows))).hasSize(1);
    assertThat(
            judge.judge(noted, produced("x.csv: 1 row, code column 'EAN' (ean), 0 invalid", rows)))
        .hasSize(1);
    assertThat(judge.judge(noted, produced(ORDINARY + ", a second table beside it", rows)))
        .isEmpty();
    Row warned = new Row(1, List.of(), PEN, ean(PEN), Domain.COM, "a zero was put back");
    assertThat(judge.judge(noted, produced(ORDINARY, List.of(warned, invalid(""))))).isEmpty();
  }

  @Test
  void what_goes_wrong_in_caravan_is_never_right() throws IOException {
    Produced crashed =
        new Produced("", "IllegalStateException", List.of(), "", List.of(), List.of());

    assertThat(judge.judge(expectation(TWO.formatted(",'hold':true")), crashed)).hasSize(1);
  }

  @Test
  void an_expectation_with_an_unknown_field_is_refused() {
    assertThatThrownBy(() -> expectation("{'outcome':'delivered','lines':[],'holds':true}"))
        .hasMessageContaining("holds");
    assertThatThrownBy(
            () -> expectation("{'outcome':'delivered','lines':[{'input':'','asks':null}]}"))
        .hasMessageContaining("asks");
    assertThatThrownBy(() -> expectation("{'outcome':'read','lines':[]}"))
        .hasMessageContaining("read");
  }

  @ParameterizedTest
  @MethodSource("caravan.lists.FieldListTests#lists")
  void every_expectation_can_be_met(Path list) throws IOException {
    Expectation expectation = Expectation.of(list);
    for (Expectation.Outcome outcome : expectation.outcomes()) {
      assertThat(judge.judge(expectation, ideal(outcome))).isEmpty();
    }
  }

  /** What a reader would produce that does just what is wanted, once without what may be absent. */
  private static Produced ideal(Expectation.Outcome outcome) {
    String told = outcome.says() == null ? "noted" : outcome.says().pattern().split("\\|", -1)[0];
    if (!outcome.delivered()) {
      return new Produced(told, "", List.of(), "", List.of(), List.of());
    }
    List<String> columns = columns(outcome);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < outcome.lines().size(); i++) {
      Expectation.Wanted line = outcome.lines().get(i);
      String place = i + 1 + ",";
      boolean checked = outcome.cells().keySet().stream().anyMatch(key -> key.startsWith(place));
      if (!line.absent() || checked) {
        List<String> cells = new ArrayList<>(Collections.nCopies(columns.size(), "x"));
        outcome.cells().entrySet().stream()
            .filter(cell -> cell.getKey().startsWith(place))
            .forEach(
                cell ->
                    cells.set(
                        index(columns, cell.getKey().substring(place.length())), cell.getValue()));
        rows.add(row(line, cells, told));
      }
    }
    return new Produced("", "", List.of(), "", columns, rows);
  }

  private static List<String> columns(Expectation.Outcome outcome) {
    List<String> columns = new ArrayList<>();
    if (outcome.columns() != null) {
      outcome.columns().forEach(name -> columns.add(name == null ? "x" : name));
    } else {
      for (int i = 1; i <= 30; i++) {
        columns.add("column_" + i);
      }
      outcome.cells().keySet().stream()
          .map(key -> key.substring(key.indexOf(',') + 1))
          .filter(name -> !name.matches("\\d+"))
          .forEach(columns::add);
    }
    return columns;
  }

  private static int index(List<String> columns, String column) {
    int named = columns.indexOf(column);
    return named < 0 ? Integer.parseInt(column) - 1 : named;
  }

  private static Row row(Expectation.Wanted line, List<String> cells, String note) {
    Ask ask = line.asked().get(0);
    String input = line.input() == null ? "x" : line.input();
    if (ask.equals(Ask.NOTHING)) {
      return Row.invalid(1, cells, input, note);
    }
    boolean asin = ask.code().length() == 10;
    String text = asin ? ask.code() : ask.code().substring(ask.code().startsWith("000000") ? 6 : 1);
    return new Row(
        1,
        cells,
        input,
        ProductCode.read(asin ? CodeType.ASIN : CodeType.EAN, text),
        Domain.read(ask.domain()),
        note);
  }

  private List<String> verdict(String expectation, Row... rows) throws IOException {
    return judge.judge(expectation(expectation), produced(ORDINARY, List.of(rows)));
  }

  private static Expectation expectation(String json) throws IOException {
    return Expectation.read(json.replace('\'', '"'));
  }

  private static Produced produced(String summary, List<Row> rows) {
    return new Produced("", "", List.of(), summary, List.of("EAN", "Qty"), rows);
  }

  private static Row asked(String ean) {
    return row(ean, CodeType.EAN, Domain.COM);
  }

  private static Row row(String code, CodeType type, Domain domain) {
    return new Row(1, List.of(code), code, ProductCode.read(type, code), domain, "");
  }

  private static Row cells(String ean, String quantity) {
    return new Row(1, List.of(ean, quantity), ean, ean(ean), Domain.COM, "");
  }

  private static Row invalid(String input) {
    return new Row(1, List.of(input), input, null, null, "");
  }

  private static ProductCode ean(String text) {
    return ProductCode.read(CodeType.EAN, text);
  }
}
