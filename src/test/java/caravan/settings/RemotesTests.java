package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemotesTests {

  private static final String IN = "caravan.input.remote";

  @TempDir private Path folder;
  private Path hosts = Path.of("");

  @BeforeEach
  void known_hosts() throws IOException {
    hosts = Files.writeString(folder.resolve("known_hosts"), "h ssh-ed25519 AAAA");
  }

  @Test
  void an_sftp_address_is_taken_apart() {
    Settings settings =
        Load.options(
            IN,
            "sftp://anna@Files.example.com:2222/lists/in/",
            IN + ".password",
            "p",
            IN + ".key-file",
            hosts.toString(),
            IN + ".known-hosts",
            hosts.toString());
    assertThat(settings.folders().inputRemotes())
        .containsExactly(
            new Remote(
                Remote.Scheme.SFTP,
                "anna",
                "files.example.com",
                2222,
                "lists/in",
                new Remote.Login(
                    Optional.of(new Secret("p")), Optional.of(hosts), Optional.empty()),
                Optional.of(hosts),
                false,
                false));
    assertThat(settings.described().get(IN).value())
        .isEqualTo("sftp://anna@files.example.com:2222/lists/in");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://h, anonymous, h, 21, ''",
    "ftps://anna@shop.de@h//lists, anna@shop.de, h, 21, /lists",
    "FTP://a%2Cb+c@10.0.0.1:2121/a%20b, 'a,b+c', 10.0.0.1, 2121, a b",
    "ftp://a@[::1]:21/, a, ::1, 21, ''"
  })
  void an_address_has_its_usual_parts(
      String text, String user, String host, int port, String folder) {
    Remote remote = Load.options("caravan.output.remote", text).folders().outputRemotes().get(0);
    assertThat(remote.user()).isEqualTo(user);
    assertThat(remote.host()).isEqualTo(host);
    assertThat(remote.port()).isEqualTo(port);
    assertThat(remote.folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h/x",
        "http://h/x",
        "sftp://h/x",
        "ftp://h:0/x",
        "ftp://h:99999/x",
        "ftp://h/a/../b",
        "ftp://h/%2e%2e",
        "ftp://h/a%5Cb",
        "ftp://a:b@h/x",
        "ftp://h/x,",
        "ftp://h/x, ftp://h/x",
        "ftp://h/%zz"
      })
  void an_address_that_can_not_be_is_refused(String text) {
    assertThat(Load.faultsOfOptions(IN, text))
        .singleElement()
        .asString()
        .startsWith(IN + "=")
        .contains("(the command line): ");
  }

  @Test
  void a_password_in_the_address_is_sent_where_it_belongs() {
    assertThat(Load.faultsOfOptions(IN, "ftps://anna:secret@h/x"))
        .containsExactly(
            IN
                + "=ftps://***@h/x (the command line): must not hold a password; it goes into a"
                + " setting of its own that ends in .password or .password-file");
  }

  @Test
  void a_server_of_several_has_settings_of_its_own() {
    Settings settings =
        Load.options(
            IN,
            "sftp://anna@one.example.com/a, sftp://bob@one.example.com/b, ftps://c@two/d",
            IN + ".one.example.com.password",
            "p1",
            IN + ".bob@one.example.com.password",
            "p2",
            IN + ".two.password",
            "p3",
            IN + ".known-hosts",
            hosts.toString());
    assertThat(settings.folders().inputRemotes())
        .extracting(remote -> remote.login().password().orElseThrow().reveal())
        .containsExactly("p1", "p2", "p3");
    assertThat(settings.described()).containsKey(IN + ".two.password");
  }

  @Test
  void a_server_has_its_settings_in_the_environment_too() {
    Settings settings =
        Load.environment(
            "CARAVAN_INPUT_REMOTE", "ftps://c@files-1.example.com/d",
            "CARAVAN_INPUT_REMOTE_FILES_1_EXAMPLE_COM_PASSWORD", "p");
    assertThat(settings.folders().inputRemotes().get(0).login().password())
        .contains(new Secret("p"));
  }

  @Test
  void a_password_is_not_told_to_several_servers() {
    assertThat(Load.faultsOfOptions(IN, "ftps://a@one/x, ftps://b@two/y", IN + ".password", "p"))
        .containsExactlyInAnyOrder(
            IN
                + ".password: whose is it? There are several servers; give each its own, "
                + IN
                + ".one.password",
            IN
                + ".password: whose is it? There are several servers; give each its own, "
                + IN
                + ".two.password");
  }

  @Test
  void a_percent_sign_that_is_cut_off_is_told_wherever_it_stands() {
    for (String cut : List.of("ftp://%@a", "ftps://an%4@h/x", "sftp://anna@h/x%", "ftp://h/%zz")) {
      assertThat(Load.faultsOfOptions(IN, cut, IN + ".password", "p"))
          .anyMatch(fault -> fault.contains("the sign itself is %25"));
    }
  }

  @Test
  void a_setting_of_a_server_that_is_not_named_is_unknown() {
    assertThat(Load.faultsOfOptions(IN, "ftps://a@one/x", IN + ".onne.password", "p"))
        .singleElement()
        .asString()
        .contains("is not a setting of Caravan; did you mean " + IN + ".one.password?");
  }

  @Test
  void an_sftp_server_must_be_known_and_logged_in_to() {
    assertThat(Load.faultsOfOptions(IN, "sftp://anna@h:23/x"))
        .hasSize(2)
        .anyMatch(f -> f.contains("nothing logs in to sftp://anna@h:23/x; set " + IN))
        .anyMatch(f -> f.contains("h could be anybody") && f.contains("ssh-keyscan -p 23 h"));
    assertThat(
            Load.faultsOfOptions(
                IN, "sftp://anna@h/x", IN + ".password", "p", IN + ".known-hosts", "/none"))
        .containsExactly(
            IN
                + ".known-hosts=/none (the command line): there is no such file, or it may not be"
                + " read");
  }

  @Test
  void only_sftp_has_known_hosts_and_a_key_file() {
    assertThat(Load.faultsOfOptions(IN, "ftps://a@one/x", IN + ".one.key-file", hosts.toString()))
        .singleElement()
        .asString()
        .endsWith("only sftp has that, not ftps://a@one:21/x");
    assertThatThrownBy(
            () ->
                new Remote(
                    Remote.Scheme.SFTP,
                    "a",
                    "h",
                    22,
                    "",
                    new Remote.Login(Optional.empty(), Optional.empty(), Optional.empty()),
                    Optional.of(hosts),
                    false,
                    false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_locked_key_file_has_a_passphrase_that_is_never_shown() {
    Settings settings =
        Load.options(
            IN,
            "sftp://anna@h/x",
            IN + ".key-file",
            hosts.toString(),
            IN + ".key-passphrase",
            "canary",
            IN + ".known-hosts",
            hosts.toString());
    Remote.Login login = settings.folders().inputRemotes().get(0).login();
    assertThat(login.passphrase()).contains(new Secret("canary"));
    assertThat(login.password()).isEmpty();
    assertThat(settings.described().toString()).doesNotContain("canary");
    assertThat(login.toString()).doesNotContain("canary");
  }

  @Test
  void an_ftps_server_may_have_a_certificate_of_its_own() throws IOException {
    assertThat(Load.faultsOfOptions(IN, "ftps://a@h/x", IN + ".certificate-file", hosts.toString()))
        .singleElement()
        .asString()
        .contains("must hold certificates in PEM");
    assertThat(Load.faultsOfOptions(IN, "ftps://a@h/x", IN + ".certificate-file", "/none"))
        .singleElement()
        .asString()
        .contains("there is no such file");
    assertThat(
            Load.faultsOfOptions(IN, "ftp://a@h/x", IN + ".h.certificate-file", hosts.toString()))
        .singleElement()
        .asString()
        .endsWith("only ftps has that, not ftp://a@h:21/x");
  }

  @ParameterizedTest
  @CsvSource({"21, '', false", "990, '', true", "990, no, false", "2121, true, true"})
  void tls_from_the_first_byte_on_is_usual_at_port_990(int port, String said, boolean implicit) {
    String address = "ftps://a@h:" + port + "/x";
    Settings settings =
        said.isEmpty()
            ? Load.options(IN, address)
            : Load.options(IN, address, IN + ".implicit", said);
    assertThat(settings.folders().inputRemotes().get(0).implicit()).isEqualTo(implicit);
  }

  @Test
  void plain_ftp_with_a_password_is_warned_of() {
    assertThat(Load.options(IN, "ftp://a@h/x", IN + ".password", "p").warnings())
        .containsExactly(IN + ": ftp sends the password to h unencrypted; sftp and ftps don't");
    assertThat(Load.options(IN, "ftp://a@127.0.0.1/x", IN + ".password", "p").warnings()).isEmpty();
  }

  @Test
  void a_password_of_no_server_is_warned_of() {
    assertThat(Load.options(IN + ".password", "p").warnings())
        .containsExactly(
            IN + ".password=*** (the command line): is of no use, " + IN + " names no server");
  }

  @Test
  void how_servers_are_looked_at_is_said_once_for_all_of_them() {
    Settings settings =
        Load.options(
            IN,
            "ftps://a@one/x, ftps://b@two/y",
            IN + ".poll",
            "1m",
            IN + ".marker",
            "yes",
            IN + ".one.password",
            "p",
            IN + ".two.password",
            "q");
    assertThat(settings.folders().watch())
        .isEqualTo(new Settings.RemoteWatch(Duration.ofMinutes(1), true));
    assertThat(Load.faultsOfOptions(IN, "ftps://a@one/x", IN + ".poll", "1ms"))
        .singleElement()
        .asString()
        .contains("must be from 10ms to 1d");
    assertThatThrownBy(() -> new Settings.RemoteWatch(Duration.ZERO, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://a@h/lists, ftp://a@h/lists/results",
    "ftp://a@h/, ftp://a@h/results",
    "ftp://a@h, ftp://a@h/results",
    "ftp://a@h//, ftp://a@h//results",
    "ftp://a@h//lists, ftp://a@h//lists/results/of/us"
  })
  void results_do_not_land_below_the_lists_of_a_server(String in, String out) {
    assertThat(Load.faultsOfOptions(IN, in, "caravan.output.remote", out))
        .singleElement()
        .asString()
        .contains("results would land among the lists");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://a@h/lists, ftp://a@h/lists-results",
    "ftp://a@h/results/lists, ftp://a@h/results",
    "ftp://a@h/lists, ftp://b@h/lists/results"
  })
  void results_may_stand_beside_the_lists_of_a_server(String in, String out) {
    assertThat(Load.options(IN, in, "caravan.output.remote", out).folders().outputRemotes())
        .hasSize(1);
  }

  @Test
  void results_do_not_land_among_the_lists_of_a_server() {
    assertThat(Load.faultsOfOptions(IN, "ftps://a@h/x", "caravan.output.remote", "ftps://a@H/x"))
        .singleElement()
        .asString()
        .contains("results would land among the lists");
  }
}
