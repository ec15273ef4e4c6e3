package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTests {

  private static final String CANARY = "c4n4ry";

  @TempDir private Path folder;

  @Test
  void a_key_comes_from_the_service_s_credentials() throws IOException {
    credential("keys_circana.key", CANARY + "\n");
    credential("lookup.key", "other");
    Settings settings = load();
    assertThat(settings.channel(CircanaBarcodes.CHANNEL).key().orElseThrow().reveal())
        .isEqualTo(CANARY);
    assertThat(settings.channel(BarcodesLookup.CHANNEL).key().orElseThrow().reveal())
        .isEqualTo("other");
    EffectiveValue described = settings.described().get("caravan.circana.key-file");
    assertThat(described.credential()).isTrue();
    assertThat(described.toString()).contains("a credential of the service");
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void what_a_person_wrote_elsewhere_comes_first() throws IOException {
    credential("keys_circana.key", CANARY);
    Settings settings = load("CARAVAN_CIRCANA_KEY", "mine");
    assertThat(settings.channel(CircanaBarcodes.CHANNEL).key().orElseThrow().reveal())
        .isEqualTo("mine");
    assertThat(settings.described().get("caravan.circana.key").credential()).isFalse();
  }

  @Test
  void passwords_of_servers_and_of_the_ledger_come_from_there_too() throws IOException {
    credential("keys_circana.key", CANARY);
    credential("keys_ledger.password", "pw");
    credential("keys_input.remote.password", "letmein");
    Settings settings = load("CARAVAN_INPUT_REMOTE", "ftp://anna@127.0.0.1/lists");
    assertThat(settings.ledger().password().orElseThrow().reveal()).isEqualTo("pw");
    assertThat(settings.folders().inputRemotes().get(0).login().password().orElseThrow().reveal())
        .isEqualTo("letmein");
  }

  @Test
  void a_file_that_no_setting_is_called_like_is_a_fault_with_the_name_that_was_meant()
      throws IOException {
    credential("keys_circana.keys", CANARY);
    assertThat(Load.faults(this::load))
        .contains(
            "a credential of the service circana.keys: no setting has that name; a file there is"
                + " called like the setting that it gives, such as circana.key")
        .noneMatch(fault -> fault.contains(CANARY));
  }

  @Test
  void what_an_editor_left_and_other_programs_credentials_are_left_alone() throws IOException {
    credential("keys_circana.key", CANARY);
    credential("keys_circana.key~", "old");
    credential("tls.certificate", "of another program");
    assertThat(load().warnings()).isEmpty();
  }

  @Test
  void an_empty_credential_and_a_folder_that_is_not_there_are_faults() throws IOException {
    credential("keys_circana.key", "");
    assertThat(Load.faults(this::load)).anyMatch(fault -> fault.contains("is an empty file"));
    folder = folder.resolve("gone");
    assertThat(Load.faults(this::load))
        .anyMatch(
            fault ->
                fault.startsWith("environment variable CREDENTIALS_DIRECTORY: that folder can't"));
  }

  private Settings load(String... more) {
    Map<String, String> environment = Load.map(more);
    environment.put("CREDENTIALS_DIRECTORY", folder.toString());
    return new SettingsSource(Optional.empty(), environment, Map.of()).load();
  }

  private void credential(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }
}
