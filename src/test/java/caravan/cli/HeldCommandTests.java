package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.cli.Shell.Said;
import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import caravan.lists.reader.ListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person says of lists that look wrong, and is told of them. */
class HeldCommandTests extends ShellTests {

  /** The first column's check digits are wrong, the second's are right. */
  private static final String DOUBTFUL =
      """
      EAN,Artikel,Regal
      4006381333932,5901234123457,a
      4006381333949,5901234123464,b
      4006381333956,5901234123471,c
      4006381333963,5901234123488,d
      4006381333970,5901234123495,e
      """;

  private static final Gtin SECOND = new Gtin(CodeType.EAN, "5901234123457");
  private static final String WHY = "5 of 5 codes in column 'EAN' have a wrong check digit";

  private Ledger ledger() {
    return SqliteLedger.open(folder.resolve("state/ledger.db"));
  }

  private Path held(String place, String name) throws IOException {
    Path file = shell.input().resolve(".held").resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, DOUBTFUL);
    ListReader reader = new ListReader(new ListRules(Domain.COM, CheckDigit.WARN));
    String fingerprint = reader.survey(file, "", name).fingerprint();
    try (Ledger ledger = ledger()) {
      ListHead head = new ListHead("de", name, place, "00", false, List.of("EAN"), ',');
      ledger.holds().lies(ledger.holds().hold(head, place, WHY, fingerprint, 0, Instant.now()));
    }
    return file;
  }

  private Held seen(int index) {
    try (Ledger ledger = ledger()) {
      return ledger.overview().held().get(index);
    }
  }

  private long calls() {
    return shell.sandbox().diary().calls(BarcodesLookup.CHANNEL)
        + shell.sandbox().diary().calls(CircanaBarcodes.CHANNEL);
  }

  @Test
  void release_writes_down_how_a_list_is_to_be_read_and_says_what_becomes_of_it() throws Exception {
    held("de/spring.csv", "spring.csv");
    Said said = shell.say("release", "spring.csv", "--column", "2", "--type", "ean");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("spring.csv: 5 rows, code column 'Artikel' (ean)")
        .contains("de/spring.csv is released.", "at its next start")
        .contains("Lists with the same headings are read so from now on");
    assertThat(seen(0).word()).isEqualTo(Held.Word.RELEASED);
    assertThat(seen(0).choice()).isEqualTo(new Choice("2", CodeType.EAN, null, null, false));
    assertThat(shell.say("status").out())
        .contains("de/spring.csv: held since", "released: it is taken in while 'caravan run' runs");
  }

  @Test
  void forget_is_the_way_back_from_a_release_that_was_wrong() throws Exception {
    Path file = held("de/spring.csv", "spring.csv");
    assertThat(shell.say("release", "spring.csv", "--column", "2").exit()).isZero();
    assertThat(shell.say("quote", file.toString()).out()).contains("is read as a person said");

    Said said = shell.say("forget", file.toString());

    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("are judged anew");
    assertThat(shell.say("quote", file.toString()).out()).contains("would be held");
    assertThat(shell.say("forget", file.toString()).out()).contains("Nothing was remembered");
  }

  @Test
  void a_column_that_the_list_does_not_have_is_wrong_usage_and_names_those_that_it_has()
      throws Exception {
    held("de/spring.csv", "spring.csv");
    Said said = shell.say("release", "de/spring.csv", "--column", "Barcode");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("no column 'Barcode'", "EAN, Artikel, Regal");
    assertThat(seen(0).word()).isEqualTo(Held.Word.NONE);
    assertThat(shell.say("release", "de/spring.csv", "--type", "isbn").exit()).isEqualTo(2);
    assertThat(shell.say("release", "de/spring.csv", "--domain", "us").exit()).isEqualTo(2);
  }

  @Test
  void a_list_that_is_not_held_is_wrong_usage_and_names_those_that_are() throws Exception {
    for (String command : new String[] {"release", "discard"}) {
      Said none = shell.say(command, "a.csv");
      assertThat(none.exit()).isEqualTo(2);
      assertThat(none.err()).contains("no list 'a.csv' is held; none is");
    }
    held("de/spring.csv", "spring.csv");
    for (String command : new String[] {"release", "discard"}) {
      Said other = shell.say(command, "a.csv");
      assertThat(other.exit()).isEqualTo(2);
      assertThat(other.err()).contains("no list 'a.csv' is held; held are 'de/spring.csv'");
    }
  }

  @Test
  void a_name_that_several_lists_have_is_wrong_usage_until_one_of_their_places_is_named()
      throws Exception {
    held("de/spring.csv", "spring.csv");
    held("de/spring-2.csv", "spring.csv");
    Said said = shell.say("discard", "spring.csv");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("any of 'de/spring.csv', 'de/spring-2.csv'");
    assertThat(shell.say("discard", "de/spring-2.csv").out()).contains("is discarded");
    assertThat(seen(0).word()).isEqualTo(Held.Word.NONE);
    assertThat(seen(1).word()).isEqualTo(Held.Word.DISCARDED);
    assertThat(shell.say("release", "de/spring-2.csv").err()).contains("was decided already");
    assertThat(shell.say("discard", "de/spring-2.csv").exit()).isEqualTo(2);
  }

  @Test
  void the_commands_that_status_names_can_be_typed_whatever_the_list_is_called() throws Exception {
    held("-rf it's.csv", "-rf it's.csv");
    Held list = seen(0);
    assertThat(list.release()).isEqualTo("caravan release './-rf it'\\''s.csv'");
    assertThat(shell.say("release", "./-rf it's.csv").exit()).isZero();
    assertThat(seen(0).word()).isEqualTo(Held.Word.RELEASED);
  }

  @Test
  void a_held_list_that_was_taken_away_can_not_be_released() throws Exception {
    Files.delete(held("de/spring.csv", "spring.csv"));
    Said said = shell.say("release", "spring.csv");
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("'de/spring.csv' was taken away", "drop it again");
    assertThat(shell.say("discard", "spring.csv").exit()).isZero();
  }

  @Test
  void status_names_held_lists_with_the_reason_and_what_to_do() throws Exception {
    held("de/spring.csv", "spring.csv");
    assertThat(shell.say("status").out())
        .contains("de/spring.csv: held since", WHY)
        .contains("caravan release de/spring.csv", "caravan discard de/spring.csv")
        .contains(".held/de/spring.csv.why.txt")
        .doesNotContain("No list yet");
    assertThat(shell.say("status", "--json").out())
        .contains("\"held\" : [ {", "\"release\" : \"caravan release de/spring.csv\"");
  }

  @Test
  void quote_tells_the_doubts_before_and_how_a_list_is_read() {
    String list = shell.file("a.csv", DOUBTFUL).toString();
    Said said = shell.say("quote", list);
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("a.csv: 5 rows, code column 'EAN' (ean)", "a.csv would be held: " + WHY)
        .contains("'Artikel'", "5 right, 0 wrong, 0 empty; 5 tokens")
        .contains("--column NAME", "--as-read");
    Said other = shell.say("quote", list, "--column", "Artikel", "--codes");
    assertThat(other.out())
        .contains("code column 'Artikel'", "ean 5901234123457 com")
        .doesNotContain("would be held");
    assertThat(shell.say("quote", list, "--as-read").out()).doesNotContain("would be held");
    assertThat(shell.say("quote", list, "--column", "x").exit()).isEqualTo(1);
  }

  @Test
  void quote_tells_that_a_price_needs_a_word() {
    shell.with("caravan.approve.over", "4").with("caravan.hold", "never");
    assertThat(shell.say("quote", shell.file("a.csv", DOUBTFUL).toString()).out())
        .contains("would be held: it would cost 5 tokens, and more than 4 need a word");
  }

  @Test
  void what_was_said_of_a_list_is_what_quote_and_enrich_do_with_the_next() throws Exception {
    held("de/spring.csv", "spring.csv");
    shell.say("release", "spring.csv", "--column", "Artikel");
    String list = shell.file("next.csv", DOUBTFUL).toString();
    assertThat(shell.say("quote", list, "--codes").out())
        .contains("ean 5901234123457 com", "lookup: 5 tokens", "is read as a person said")
        .doesNotContain("would be held");
    assertThat(shell.say("enrich", list).exit()).isZero();
    assertThat(shell.sandbox().diary().paid(SECOND, Domain.COM)).isEqualTo(1);
  }

  @Test
  void enrich_without_a_terminal_leaves_a_list_in_doubt_alone_and_does_the_others() {
    String list = shell.file("a.csv", DOUBTFUL).toString();
    String good = shell.file("good.txt", "5901234123457\n").toString();
    Said said = shell.say("enrich", list, good);
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err())
        .contains(WHY, "'Artikel'", "a.csv is left alone, nothing was asked for")
        .contains("--column NAME", "--as-read");
    assertThat(shell.output().resolve("good.csv")).exists();
    assertThat(shell.output().resolve("a.csv")).doesNotExist();
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void enrich_goes_on_as_it_is_told_and_remembers_it_for_no_other_list() {
    String list = shell.file("a.csv", DOUBTFUL).toString();
    assertThat(shell.say("enrich", list, "--column", "Artikel", "--domain", "de").exit()).isZero();
    assertThat(shell.sandbox().diary().paid(SECOND, Domain.DE)).isEqualTo(1);
    assertThat(shell.say("enrich", list, "--as-read").exit()).isZero();
    Gtin first = new Gtin(CodeType.EAN, "4006381333932");
    assertThat(shell.sandbox().diary().paid(first, Domain.COM)).isEqualTo(1);
    assertThat(shell.say("enrich", list).exit()).isEqualTo(1);
  }

  @Test
  void a_question_is_asked_until_it_is_answered_and_silence_is_no() {
    assertThat(answered("perhaps", "Y")).isTrue();
    assertThat(answered("yes")).isTrue();
    assertThat(answered("n")).isFalse();
    assertThat(answered("")).isFalse();
    assertThat(answered()).isFalse();
    assertThat(new Confirmation(Optional.empty()).yes("Go on?")).isFalse();
  }

  private static boolean answered(String... typed) {
    Deque<String> lines = new ArrayDeque<>(List.of(typed));
    return new Confirmation(Optional.of(line -> lines.poll())).yes("Go on?");
  }
}
