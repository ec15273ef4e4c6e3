package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.Endpoints;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

/** Whatever people write, they get settings or sentences. */
class AnyTextTests {

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.of(
        SettingsSource.defaults(Endpoints.standard()).stream().map(RawValue::key).toList());
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().withChars("0123456789.,_-:/@?smhd~\\ ").ofMaxLength(20),
        Arbitraries.strings().withChars("ab:/@?%2F[].,").ofMaxLength(20).map(s -> "sftp://" + s),
        Arbitraries.strings().withChars("ab:/@?%2F[].#").ofMaxLength(20).map(s -> "https://" + s));
  }

  @Property(tries = 500)
  void any_value_of_any_setting_is_taken_or_told_in_one_line(
      @ForAll("keys") String key, @ForAll("values") String value) {
    List<String> faults = Load.faultsOfOptions(key, value);
    assertThat(faults)
        .allSatisfy(
            fault -> assertThat(fault).contains("caravan.").matches("[^\\p{Cntrl}]{20,600}"));
  }

  @Example
  void addresses_for_notices_that_hold_nothing_are_told_in_one_line() {
    for (String value : List.of(",", " , ", ",\u2003,")) {
      assertThat(Load.faultsOfOptions("caravan.notify.url", value))
          .singleElement()
          .asString()
          .contains("caravan.notify.url", "must be an address");
    }
    assertThat(Load.faultsOfOptions("caravan.notify.url", "https://a.example/b,")).isEmpty();
  }

  @Property(tries = 200)
  void any_setting_that_is_unknown_is_told(
      @ForAll @AlphaChars @StringLength(min = 1, max = 30) String name) {
    assertThat(Load.faultsOfOptions("caravan.zz" + name, "1")).hasSize(1);
  }

  @Property(tries = 50)
  void a_secret_in_any_setting_that_holds_one_is_never_shown(
      @ForAll @AlphaChars @StringLength(min = 1, max = 20) String letters,
      @ForAll("blanks") String blank) {
    String secret = "c4n4ry" + letters;
    for (String key :
        List.of("caravan.circana.key", "caravan.lookup.key", "caravan.ledger.password")) {
      Map<String, String> options = Map.of(key, secret + blank + secret, "caravan.linger", "?");
      SettingsSource source = new SettingsSource(Optional.empty(), Map.of(), options);
      assertThat(Load.faults(source::load)).isNotEmpty().noneMatch(f -> f.contains("c4n4ry"));
      assertThat(Load.options(key, secret).toString()).doesNotContain("c4n4ry");
    }
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of("", " ", "\n", "\t", "\r\n", "\u0000");
  }

  @Property(tries = 500)
  void what_java_writes_as_properties_is_read_as_it_was(@ForAll("printable") String value)
      throws IOException {
    Properties written = new Properties();
    written.setProperty("caravan.ledger.user", value);
    StringWriter text = new StringWriter();
    written.store(text, null);
    ConfigErrors faults = new ConfigErrors();
    List<RawValue> read = ConfigFile.read(text.toString(), "here", faults);
    faults.throwIfAny();
    assertThat(read).singleElement().extracting(RawValue::text).isEqualTo(value.strip());
  }

  @Provide
  Arbitrary<String> printable() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars("\u00e4\u20ac\ud83d\ude00")
        .ofMaxLength(30);
  }
}
