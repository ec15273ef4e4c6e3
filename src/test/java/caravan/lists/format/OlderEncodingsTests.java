package caravan.lists.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which of the encodings before UTF-8 a text makes sense. */
class OlderEncodingsTests {

  private static OlderEncodings.Chosen choose(byte[] sample, byte[] all) throws IOException {
    return new OlderEncodings(sample).choose(() -> new ByteArrayInputStream(all));
  }

  private static String best(byte[] text) throws IOException {
    return choose(text, text).best().name();
  }

  private static byte[] bytes(String charset, String text) {
    return text.getBytes(Charset.forName(charset));
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252, 'EAN;Größe\n1;Süße Füße'",
    "windows-1250, 'EAN;Žluťoučký\n1;kůň, Łódź, příliš'",
    "windows-1250, 'Nazwa;EAN\n1;Długopis żółty za 1 zł'",
    "windows-1254, 'Ürün;Barkod\n1;Şişe ğ ı, gümüş kaşık'",
    "ISO-8859-15, 'Nom;EAN\n1;Sœur à la crème, 12 €'",
    "ISO-8859-2, 'Nazwa;EAN\n1;Żółta łódź, ścierka'",
    "windows-1252, 'Nom;EAN\n1;Sœur à la crème – 12 €'",
    "windows-1252, 'Maß;EAN\n1;1½ Zoll für Größe ¾'",
    "windows-31j, '商品名;JANコード\n1;表示器'",
    "GB18030, '商品标题;条码\n1;不锈钢保温杯'",
    "windows-1251, 'Наименование;Штрихкод\n1;ручка шариковая'",
    "KOI8-R, 'Наименование товара;Цена\n1;ручка шариковая синяя для школы'"
  })
  void the_one_in_which_it_is_what_people_write_is_taken(String charset, String text)
      throws IOException {
    assertThat(best(bytes(charset, text))).isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1253, 'Περιγραφή;Barcode κιβωτίου\n1;Άσπρο στυλό διαρκείας\n'",
    "windows-1255, 'תיאור;ברקוד קרטון\n1;עט כחול לבית הספר\n'",
    "windows-1256, 'الصنف;الباركود\n1;قلم أزرق للمدرسة الابتدائية\n'",
    "IBM850, 'Größe;EAN\n1;Füller, süß, groß, Händler, Mädchen, Öl, schön, Maß\n'",
    "IBM852, 'Nazwa;EAN\n1;Żółty ołówek, łódź, ścierka, gąbka, świeża mięta\n'",
    "x-MacRoman, 'Désignation;EAN\n1;Crème brûlée à la pièce, gâteau glacé, théière émaillée\n'"
  })
  void those_that_stand_on_the_bytes_of_others_are_told_by_enough_of_their_text(
      String charset, String text) throws IOException {
    assertThat(best(bytes(charset, text.repeat(8)))).isEqualTo(charset);
  }

  @ParameterizedTest
  @CsvSource({
    "IBM850, 'EAN;Bezeichnung;Stück\n40;Größe 0\n41;Größe 1\n42;Größe 2\n43;Größe 3\n'",
    "IBM850, 'Stückliste\n40 Stück\n41 Stück\n42 Stück\n43 Stück\n44 Stück\n45 Stück\n46 Stück\n'",
    "x-MacRoman, 'Für Müller\n40 Größe 2\n41 Größe 3\n42 Größe 4\n43 Größe 5\n'",
    "windows-1252, 'EAN;Name\n40;10 µF ±5 %\n41;22 µF ±5 %\n42;33 µF ±5 %\n43;47 µF ±5 %\n'",
    "windows-1252, 'EAN;Name\n40;Ø 8 mm\n41;Ø 9 mm\n42;Ø 10 mm\n43;Ø 11 mm\n44;Ø 5\n45;Ø 6\n46;Ø 7\n47;Ø 2\n'"
  })
  void a_few_letters_are_enough_where_no_other_makes_sense_of_them(String charset, String text)
      throws IOException {
    assertThat(best(bytes(charset, text))).isEqualTo(charset);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n\nEAN;名称\n", "EAN,名称\n", "EAN\t名称\n", "EAN|名称\n"})
  void a_heading_that_it_shows_speaks_for_it(String header) throws IOException {
    assertThat(best(bytes("GB18030", header + "1;x\n"))).isEqualTo("GB18030");
  }

  @Test
  void a_byte_that_it_does_not_have_speaks_against_it_wherever_it_stands() throws IOException {
    byte[] sample = bytes("windows-1252", "EAN;Größe\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < 20_000; i++) {
      all.write(sample);
    }
    all.write(0x81);

    assertThat(choose(sample, all.toByteArray()).best().name()).isNotEqualTo("windows-1252");
    assertThat(choose(sample, Arrays.copyOf(all.toByteArray(), all.size() - 1)).best().name())
        .isEqualTo("windows-1252");
  }

  @Test
  void a_character_may_be_cut_between_two_blocks() throws IOException {
    byte[] sample = bytes("windows-31j", "商品名;JANコード\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write('x');
    for (int i = 0; i < 40_000; i++) {
      all.write(bytes("windows-31j", "品"));
    }

    assertThat(choose(sample, all.toByteArray()).best().name()).isEqualTo("windows-31j");
  }

  @Test
  void one_that_does_nearly_as_well_and_reads_it_otherwise_is_named() throws IOException {
    byte[] few = bytes("ISO-8859-1", "Name;Nummer\n\u008e\u00a9\u00ec;1\n");
    byte[] clear = bytes("windows-1252", "EAN;Größe\n1;Süße Füße für größere Mädchen\n");

    assertThat(choose(few, few).best().name()).isEqualTo("windows-1250");
    assertThat(choose(few, few).runnerUp()).isEqualTo(Charset.forName("windows-1251"));
    assertThat(choose(clear, clear).runnerUp()).isNull();
  }

  @Test
  void where_none_is_without_a_fault_the_commonest_two_are() throws IOException {
    byte[] none = {'E', 'A', 'N', '\n', (byte) 0x81, (byte) 0xFF, (byte) 0x98, '\n', (byte) 0xFF};

    OlderEncodings.Chosen chosen = choose(none, none);

    assertThat(chosen.best().name()).isEqualTo("windows-1252");
    assertThat(chosen.runnerUp()).isEqualTo(Charset.forName("windows-1250"));
  }
}
