package caravan.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names on servers that know other alphabets than ours. */
class NamesTests {

  private static String bytes(String name) {
    return new String(name.getBytes(UTF_8), ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"spring.csv", "de/books/spring sale.csv", "a~b", ""})
  void a_name_of_ascii_stays_as_it_is(String name) {
    FtpNames names = new FtpNames();
    assertThat(AsciiNames.of(name)).isEqualTo(name);
    assertThat(names.read(name)).isEqualTo(name);
    assertThat(names.write(name)).isEqualTo(name);
  }

  @Test
  void a_name_in_utf_8_is_read_so_and_goes_back_in_the_same_bytes() {
    FtpNames names = new FtpNames();
    for (String name : new String[] {"größe.txt", "日本.csv", "façade"}) {
      assertThat(names.read(bytes(name))).isEqualTo(name);
      assertThat(names.write(name)).isEqualTo(bytes(name));
      assertThat(names.write("de/" + name)).isEqualTo("de/" + bytes(name));
    }
  }

  @Test
  void a_name_in_latin_1_goes_back_in_latin_1_until_it_is_seen_in_utf_8() {
    FtpNames names = new FtpNames();
    assertThat(names.read("straße.txt")).isEqualTo("straße.txt");
    assertThat(names.write("lists/straße.txt")).isEqualTo("lists/straße.txt");
    assertThat(names.write("größe.txt")).as("never seen").isEqualTo(bytes("größe.txt"));
    assertThat(names.read(bytes("straße.txt"))).isEqualTo("straße.txt");
    assertThat(names.write("straße.txt")).isEqualTo(bytes("straße.txt"));
  }

  @Test
  void names_that_look_alike_in_ascii_stay_apart_and_are_always_the_same() {
    assertThat(AsciiNames.of("größe/tür.csv")).matches("gro_e-[0-9a-f]{6}/tur.csv-[0-9a-f]{6}");
    assertThat(AsciiNames.of("日本")).matches("__-[0-9a-f]{6}").isNotEqualTo(AsciiNames.of("中国"));
    assertThat(AsciiNames.of("tür")).isNotEqualTo(AsciiNames.of("tûr"));
    String apart = Normalizer.normalize("tür", Normalizer.Form.NFD);
    assertThat(AsciiNames.of(apart)).isEqualTo(AsciiNames.of("tür"));
    assertThat(AsciiNames.of("a½b")).as("1⁄2 is no folder").doesNotContain("/");
  }
}
