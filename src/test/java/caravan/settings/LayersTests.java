package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.Endpoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTests {

  @TempDir private Path folder;

  @Test
  void the_command_line_beats_the_environment_beats_the_file_beats_the_default() {
    Path file =
        Load.written(
            folder,
            "caravan.lookup.rate = 1",
            "caravan.lookup.daily = 1",
            "caravan.lookup.batch = 1");
    Map<String, String> environment =
        Map.of("CARAVAN_LOOKUP_DAILY", "2", "CARAVAN_LOOKUP_BATCH", "2", "PATH", "/bin");
    Map<String, String> options = Map.of("caravan.lookup.batch", "3");
    Settings settings = new SettingsSource(Optional.of(file), environment, options).load();
    assertThat(settings.channel(BarcodesLookup.CHANNEL).plan().rate()).isEqualTo(1);
    assertThat(settings.channel(BarcodesLookup.CHANNEL).plan().daily()).isEqualTo(2);
    assertThat(settings.channel(BarcodesLookup.CHANNEL).plan().batch()).isEqualTo(3);
    assertThat(settings.channel(BarcodesLookup.CHANNEL).concurrency()).isEqualTo(1);
    assertThat(settings.described().get("caravan.lookup.rate").origin())
        .isEqualTo(file + ", line 1");
    assertThat(settings.described().get("caravan.lookup.daily").origin())
        .isEqualTo("environment variable CARAVAN_LOOKUP_DAILY");
  }

  @Test
  void every_setting_has_a_variable_of_its_own() {
    List<String> keys =
        SettingsSource.defaults(Endpoints.standard()).stream().map(RawValue::key).toList();
    KnownKeys knownKeys = new KnownKeys(keys);
    assertThat(keys)
        .hasSizeGreaterThan(40)
        .allSatisfy(key -> assertThat(knownKeys.ofVariable(KnownKeys.variable(key))).contains(key));
    assertThat(KnownKeys.variable("caravan.circana.key-file"))
        .isEqualTo("CARAVAN_CIRCANA_KEY_FILE");
  }

  @Test
  void an_empty_variable_is_as_good_as_none() {
    Path file = Load.written(folder, "caravan.lookup.key = k");
    Map<String, String> environment = Map.of("CARAVAN_LOOKUP_KEY", "", "CARAVAN_INPUT", " ");
    Settings settings = new SettingsSource(Optional.of(file), environment, Map.of()).load();
    assertThat(settings.channel(BarcodesLookup.CHANNEL).key()).contains(new Secret("k"));
    assertThat(settings.folders().input()).isEqualTo(Path.of("input").toAbsolutePath());
  }

  @ParameterizedTest
  @CsvSource({
    "caravan.circana.kye, caravan.circana.key",
    "caravan.circanna.plan, caravan.circana.plan",
    "caravan.lookup.batchsize, caravan.lookup.batch",
    "caravan.lookup.plan, caravan.lookup.",
    "caravan.output.format, caravan.output.formats",
    "caravan.cache.notfound, caravan.cache.not-found",
    "caravan.http.port, caravan.http.listen",
    "Caravan.Linger, caravan.linger",
    "circana.plan, caravan.circana.plan"
  })
  void an_unknown_setting_is_told_with_the_nearest(String unknown, String nearest) {
    assertThat(Load.faultsOfOptions(unknown, "1"))
        .singleElement()
        .asString()
        .startsWith(unknown + " (the command line): is not a setting of Caravan; did you mean ")
        .contains(nearest);
  }

  @Test
  void an_unknown_setting_far_from_all_is_told_where_they_are_listed() {
    assertThat(Load.faultsOfOptions("caravan.x.some.thing.quite.else.altogether", "1"))
        .singleElement()
        .asString()
        .endsWith("conf/caravan.properties lists them all");
  }

  @Test
  void an_unknown_variable_is_told_with_the_nearest() {
    assertThat(Load.faultsOfEnvironment("CARAVAN_CIRCANA_KEYFILE", "/x", "CARAVAN_HTTP_PORT", "1"))
        .containsExactlyInAnyOrder(
            "environment variable CARAVAN_CIRCANA_KEYFILE: is not a setting of Caravan;"
                + " did you mean CARAVAN_CIRCANA_KEY_FILE?",
            "environment variable CARAVAN_HTTP_PORT: is not a setting of Caravan;"
                + " did you mean CARAVAN_HTTP_LISTEN?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CARAVAN_HOME=/opt/caravan",
        "CARAVAN_OPTS=-x",
        "CARAVAN_CONFIG=conf/x",
        "CARAVAN_SERVICE_HOST=10.0.0.1",
        "CARAVAN_SERVICE_PORT=8080",
        "CARAVAN_SERVICE_PORT_HTTP=8080",
        "CARAVAN_PORT=tcp://10.0.0.1:8080",
        "CARAVAN_PORT_8080_TCP=tcp://10.0.0.1:8080",
        "CARAVAN_PORT_8080_TCP_ADDR=10.0.0.1",
        "CARAVAN_DB_PORT_5432_TCP_PROTO=tcp",
        "CARAVANSERAI=1"
      })
  void what_the_launcher_and_a_cluster_say_is_none_of_ours(String variable) {
    String[] parts = variable.split("=", 2);
    assertThat(Load.environment(parts[0], parts[1])).isEqualTo(Load.options());
  }

  @Test
  void a_setting_of_camel_is_sent_where_it_belongs() {
    assertThat(Load.faultsOfFile(Load.written(folder, "camel.main.name = x")))
        .singleElement()
        .asString()
        .contains("line 1): is a setting of Camel; give it in JAVA_OPTS, as -Dcamel.main.name");
  }

  @Test
  void fewer_strokes_are_nearer() {
    assertThat(DidYouMean.strokes("kitten", "sitting")).isEqualTo(3);
    assertThat(DidYouMean.strokes("", "abc")).isEqualTo(3);
    assertThat(DidYouMean.strokes("same", "same")).isZero();
    assertThat(DidYouMean.find("rat", List.of("rate", "window"))).contains("rate");
    assertThat(DidYouMean.find("xxxxxxxxxx", List.of("rate", "window"))).isEmpty();
  }
}
