package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import caravan.asinscope.CircanaBarcodes;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTests {

  private static final String CANARY = "c4n4ry";

  @TempDir private Path folder;

  @Test
  void a_key_is_read_from_a_file_without_its_line_end() throws IOException {
    Path file = secret(CANARY + "\r\n", "rw-------");
    Settings settings = Load.options("caravan.circana.key-file", file.toString());
    assertThat(settings.channel(CircanaBarcodes.CHANNEL).key().orElseThrow().reveal())
        .isEqualTo(CANARY);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void a_password_keeps_the_blanks_that_a_key_has_not() throws IOException {
    Path file = secret(" p w \n", "rw-------");
    Settings settings = Load.options("caravan.ledger.password-file", file.toString());
    assertThat(settings.ledger().password().orElseThrow().reveal()).isEqualTo(" p w ");
  }

  @Test
  void a_key_file_that_everybody_can_read_is_warned_of() throws IOException {
    Path file = secret(CANARY, "rw-r--r--");
    assertThat(Load.options("caravan.lookup.key-file", file.toString()).warnings())
        .singleElement()
        .asString()
        .contains("caravan.lookup.key-file", "chmod 600 " + file);
  }

  @Test
  void a_key_and_a_key_file_are_one_too_many() throws IOException {
    Path file = secret("k", "rw-------");
    assertThat(
            Load.faults(
                () ->
                    new SettingsSource(
                            Optional.empty(),
                            Map.of("CARAVAN_LOOKUP_KEY", CANARY),
                            Map.of("caravan.lookup.key-file", file.toString()))
                        .load()))
        .containsExactly(
            "caravan.lookup.key (environment variable CARAVAN_LOOKUP_KEY): is given also by"
                + " caravan.lookup.key-file (the command line); keep one of the two");
  }

  @Test
  void a_key_file_that_can_not_be_used_is_told() throws IOException {
    assertThat(Load.faultsOfOptions("caravan.lookup.key-file", CANARY))
        .containsExactly(
            "caravan.lookup.key-file (the command line): there is no such file;"
                + " give the name of the file that holds it");
    assertThat(Load.faultsOfOptions("caravan.lookup.key-file", secret(" \n", "rw-------") + ""))
        .singleElement()
        .asString()
        .endsWith("can't be read: is an empty file");
    assertThat(Load.faultsOfOptions("caravan.lookup.key-file", folder.toString())).hasSize(1);
    Path large = secret("k".repeat(70_000), "rw-------");
    assertThat(Load.faultsOfOptions("caravan.lookup.key-file", large.toString()))
        .singleElement()
        .asString()
        .endsWith("is too large for a key or a password");
    Path two = secret("a\nb", "rw-------");
    assertThat(Load.faultsOfOptions("caravan.lookup.key-file", two.toString()))
        .singleElement()
        .asString()
        .contains("has a blank or a line break within");
  }

  @Test
  void a_secret_among_the_words_of_a_command_is_refused_with_the_ways_that_are_closed() {
    Map<String, String> typed =
        Map.of(
            "caravan.circana.key",
            CANARY,
            "caravan.ledger.password",
            CANARY,
            "caravan.circana.key-file",
            "key",
            "caravan.circana.plan",
            "gold");
    SettingsSource source =
        new SettingsSource(Optional.empty(), Map.of(), typed).typed(typed.keySet());
    assertThat(Load.faults(source::load))
        .contains(
            "caravan.circana.key (the command line): a command's words can be read by everybody on"
                + " this machine; give it as CARAVAN_CIRCANA_KEY in the environment, in the file of"
                + " settings, or in a file of its own: caravan.circana.key-file")
        .anyMatch(fault -> fault.startsWith("caravan.ledger.password (the command line)"))
        .anyMatch(fault -> fault.startsWith("caravan.circana.plan=gold"))
        .noneMatch(fault -> fault.startsWith("caravan.circana.key-file (the command line): a comm"))
        .noneMatch(fault -> fault.contains(CANARY));
  }

  @Test
  void a_key_with_blanks_or_quotes_is_told_without_being_shown() {
    assertThat(Load.faultsOfOptions("caravan.lookup.key", "key: " + CANARY))
        .containsExactly(
            "caravan.lookup.key (the command line): has a blank or a line break within;"
                + " give the key alone, as the API's dashboard shows it");
    assertThat(Load.faultsOfOptions("caravan.lookup.key", "\"" + CANARY + "\""))
        .containsExactly(
            "caravan.lookup.key (the command line): has quotes around it;"
                + " give the key without them");
  }

  @Test
  void a_key_does_not_travel_unencrypted() {
    assertThat(
            Load.faultsOfOptions(
                "caravan.circana.key", CANARY, "caravan.circana.url", "http://10.0.0.1:8080"))
        .containsExactly(
            "caravan.circana.url=http://10.0.0.1:8080 (the command line): the key would travel"
                + " unencrypted; write https, http is for this machine only");
    for (String here : new String[] {"http://127.0.0.1:1", "http://localhost", "HTTP://[::1]:1"}) {
      Load.options("caravan.circana.key", CANARY, "caravan.circana.url", here).requireAChannel();
    }
    assertThat(
            Load.options("caravan.circana.url", "http://10.0.0.1")
                .channel(CircanaBarcodes.CHANNEL)
                .on())
        .isFalse();
  }

  @Test
  void a_secret_is_in_no_description_and_no_text_of_the_settings() {
    Settings settings =
        Load.options(
            "caravan.circana.key", CANARY,
            "caravan.lookup.key", CANARY,
            "caravan.ledger.password", CANARY,
            "caravan.input.remote", "ftps://anna@h/x",
            "caravan.input.remote.h.password", CANARY);
    assertThat(settings.toString() + settings.described() + settings.warnings())
        .contains("***")
        .doesNotContain(CANARY);
    assertThat(settings.described().get("caravan.lookup.key").value()).isEqualTo("***");
  }

  @Test
  void a_secret_in_the_wrong_place_is_in_no_message() {
    Path file =
        Load.written(
            folder,
            "caravan.circana.key = two " + CANARY,
            "caravan.circana.key = " + CANARY,
            "caravan.lookup.key = \\" + CANARY,
            "caravan.circana.key-file = " + CANARY,
            "caravan.lookup.key-file = " + CANARY,
            "caravan.circana.apikey = " + CANARY,
            CANARY + "x",
            "caravan.circana.url = https://h/?key=" + CANARY,
            "caravan.lookup.url = https://anna:" + CANARY + "@h/",
            "caravan.input.remote = sftp://anna:" + CANARY + "@h/x",
            "caravan.output.remote = sftp://anna:" + CANARY + "/@h/x",
            "caravan.ledger.url = jdbc:postgresql://h/db?user=anna&password=" + CANARY);
    SettingsSource source =
        new SettingsSource(
            Optional.of(file), Map.of("CARAVAN_CIRCANA_APIKEY", CANARY), Map.of("apikey", CANARY));
    Throwable e = catchThrowable(source::load);
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    assertThat(((SettingsException) e).messages()).hasSizeGreaterThan(10);
    assertThat(trace.toString()).doesNotContain(CANARY);
  }

  private Path secret(String text, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
