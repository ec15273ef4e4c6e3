package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.Certificate;
import caravan.network.Proxies;
import caravan.network.ProxyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSettingsTests {

  private static final String API = "api.asinscope.com";

  @TempDir private Path folder;

  private static String way(Proxies proxies, String scheme, String host) {
    return proxies.to(scheme, host).map(NetworkSettingsTests::whole).orElse("directly");
  }

  private static String whole(ProxyServer proxy) {
    return proxy
        + proxy.login().map(login -> " " + login.user() + " " + login.password()).orElse("");
  }

  private static Settings load(Map<String, String> environment, String... options) {
    return new SettingsSource(Optional.empty(), environment, Load.map(options)).load();
  }

  @Test
  void without_a_word_nobody_goes_through_a_proxy() {
    Proxies proxies = load(Map.of("PATH", "/bin", "HTTPS_PROXY", " ")).network().proxies();
    assertThat(proxies.any()).isFalse();
    assertThat(way(proxies, "https", API)).isEqualTo("directly");
  }

  @Test
  void the_setting_leads_to_everybody_but_this_machine_and_those_excepted() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "p:w d\n");
    Proxies proxies =
        Load.options(
                "caravan.proxy",
                "http://proxy.example.com:3128",
                "caravan.proxy.user",
                "anna",
                "caravan.proxy.password-file",
                password.toString(),
                "caravan.proxy.except",
                "intranet.example.com, 10.0.0.0/8")
            .network()
            .proxies();
    for (String scheme : new String[] {"https", "http", "SFTP", "ftps"}) {
      assertThat(way(proxies, scheme, API)).isEqualTo("http://proxy.example.com:3128 anna p:w d");
      assertThat(way(proxies, scheme, "localhost")).isEqualTo("directly");
      assertThat(way(proxies, scheme, "10.1.2.3")).isEqualTo("directly");
      assertThat(way(proxies, scheme, "a.intranet.example.com")).isEqualTo("directly");
    }
    assertThat(proxies).hasToString("through the proxy http://proxy.example.com:3128");
  }

  @Test
  void the_environment_is_obeyed_where_the_setting_says_nothing() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://an%40na:p%3Aw+@proxy.example.com:8080/",
            "http_proxy", "other.example.com",
            "NO_PROXY", "intranet.example.com,10.0.0.0/8");
    Settings settings = load(environment);
    Proxies proxies = settings.network().proxies();
    assertThat(way(proxies, "https", API)).isEqualTo("http://proxy.example.com:8080 an@na p:w+");
    assertThat(way(proxies, "http", API)).isEqualTo("http://other.example.com:1080");
    assertThat(way(proxies, "sftp", API)).as("as curl does it").isEqualTo("directly");
    assertThat(way(proxies, "https", "x.intranet.example.com")).isEqualTo("directly");
    assertThat(settings.described().get("caravan.proxy").toString())
        .isEqualTo(
            "https through the proxy http://proxy.example.com:8080, http through"
                + " http://other.example.com:1080 (environment variable HTTPS_PROXY, http_proxy)");
    assertThat(settings.described().get("caravan.proxy.except").value())
        .isEqualTo("intranet.example.com,10.0.0.0/8");
    assertThat(settings.described().toString()).doesNotContain("p:w", "p%3Aw");
  }

  @Test
  void small_letters_go_before_capitals_and_the_setting_before_both() {
    Map<String, String> environment =
        Map.of("HTTPS_PROXY", "http://capital:1", "https_proxy", "http://small:2");
    assertThat(way(load(environment).network().proxies(), "https", API))
        .isEqualTo("http://small:2");
    assertThat(
            way(
                load(environment, "caravan.proxy", "http://set:3").network().proxies(),
                "https",
                API))
        .isEqualTo("http://set:3");
  }

  @Test
  void off_means_none_whatever_the_environment_says() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy:1");
    assertThat(load(environment, "caravan.proxy", "off").network().proxies().any()).isFalse();
  }

  @Test
  void the_setting_s_login_goes_before_that_of_the_environment() {
    Map<String, String> environment = Map.of("HTTPS_PROXY", "http://old:secret@proxy:1");
    assertThat(
            way(
                load(environment, "caravan.proxy.user", "anna", "caravan.proxy.password", "new")
                    .network()
                    .proxies(),
                "https",
                API))
        .isEqualTo("http://proxy:1 anna new");
  }

  @Test
  void a_proxy_of_the_environment_that_is_not_understood_is_warned_of_without_its_password() {
    Settings settings = load(Map.of("HTTPS_PROXY", "socks5://anna:canary@proxy:1080"));
    assertThat(settings.network().proxies().any()).isFalse();
    assertThat(settings.warnings())
        .singleElement()
        .asString()
        .contains("environment variable HTTPS_PROXY", "socks5:// is not understood")
        .contains("caravan.proxy")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "https://proxy.example.com:443, https:// is not understood",
    "socks5://proxy.example.com:1080, socks5:// is not understood",
    "proxy.example.com, must be http://HOST:PORT",
    "http://proxy.example.com:99999, must have a port from 1 to 65535",
    "http://anna:canary@proxy.example.com:3128, caravan.proxy.password-file",
    "anna:canary@proxy.example.com:3128, caravan.proxy.password-file",
    "http://proxy/path, must be http://HOST:PORT"
  })
  void a_proxy_that_can_not_be_one_is_named(String text, String words) {
    assertThat(Load.faultsOfOptions("caravan.proxy", text))
        .singleElement()
        .asString()
        .startsWith("caravan.proxy=")
        .contains(words)
        .doesNotContain("canary");
  }

  @Test
  void a_login_is_whole_or_none() {
    assertThat(Load.faultsOfOptions("caravan.proxy", "http://p:1", "caravan.proxy.user", "anna"))
        .containsExactly(
            "caravan.proxy.user: goes together with caravan.proxy.password-file, or"
                + " caravan.proxy.password");
    assertThat(
            Load.faultsOfOptions("caravan.proxy", "http://p:1", "caravan.proxy.password", "canary"))
        .containsExactly("caravan.proxy.password: goes together with caravan.proxy.user");
  }

  @Test
  void what_is_said_of_no_proxy_is_warned_of() {
    assertThat(Load.options("caravan.proxy.except", "example.com").warnings())
        .singleElement()
        .asString()
        .contains("caravan.proxy.except=example.com", "of no use");
  }

  @Test
  void active_ftp_and_a_proxy_do_not_go_together() {
    String[] active = {
      "caravan.proxy", "http://p:1",
      "caravan.input.remote", "ftp://anna@files.example.com/lists",
      "caravan.input.remote.active", "true"
    };
    assertThat(Load.faultsOfOptions(active))
        .singleElement()
        .asString()
        .contains("files.example.com would open connections to us", "caravan.proxy.except");
  }

  @Test
  void an_authority_s_file_is_tried_out() throws IOException {
    Path none = folder.resolve("none.pem");
    assertThat(Load.faultsOfOptions("caravan.ca-file", none.toString()))
        .containsExactly("caravan.ca-file: " + none + ": there is no such file");
    Path der = Files.write(folder.resolve("ca.der"), new byte[] {0x30, (byte) 0x82, 1, 2});
    assertThat(Load.faultsOfOptions("caravan.ca-file", der.toString()))
        .singleElement()
        .asString()
        .contains(der + ": holds no certificate in PEM", "openssl x509 -inform der");
    Path damaged =
        Files.writeString(
            folder.resolve("damaged.pem"),
            Files.readString(Certificate.pem(Certificate.in(folder.resolve("ca"))))
                + "-----BEGIN CERTIFICATE-----\nTWFu\n-----END CERTIFICATE-----\n");
    assertThat(Load.faultsOfOptions("caravan.ca-file", damaged.toString()))
        .containsExactly("caravan.ca-file: " + damaged + ": certificate 2 in it is damaged");
  }

  @Test
  void a_client_s_certificate_goes_with_its_key() {
    Path mine = Certificate.in(folder.resolve("mine"));
    Path other = Certificate.another(folder.resolve("other"));
    String certificate = Certificate.pem(mine).toString();
    assertThat(Load.faultsOfOptions("caravan.client.certificate", certificate))
        .singleElement()
        .asString()
        .contains("goes together with caravan.client.key");
    String key = Certificate.key(other).toString();
    assertThat(
            Load.faultsOfOptions(
                "caravan.client.certificate", certificate, "caravan.client.key", key))
        .containsExactly(
            "caravan.client.certificate, .key: "
                + key
                + ": does not belong to the certificate "
                + certificate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENCRYPTED", "RSA", "EC", "OPENSSH"})
  void a_key_that_is_not_understood_says_what_it_is(String kind) throws IOException {
    String certificate = Certificate.pem(Certificate.in(folder.resolve("mine"))).toString();
    Path key =
        Files.writeString(
            folder.resolve("key.pem"),
            "-----BEGIN %1$s PRIVATE KEY-----%nTWFu%n-----END %1$s PRIVATE KEY-----%n"
                .formatted(kind));
    assertThat(
            Load.faultsOfOptions(
                "caravan.client.certificate", certificate, "caravan.client.key", key.toString()))
        .singleElement()
        .asString()
        .contains(
            key.toString(),
            kind.equals("ENCRYPTED") ? "locked with a passphrase" : "(" + kind + ")",
            "openssl pkcs8 -topk8 -nocrypt");
  }

  @Test
  void a_client_s_key_is_shown_by_its_file_s_name_and_everybody_s_is_warned_of()
      throws IOException {
    Path mine = Certificate.in(folder.resolve("mine"));
    Path key = Certificate.key(mine);
    Settings settings =
        Load.options(
            "caravan.client.certificate",
            Certificate.pem(mine).toString(),
            "caravan.client.key",
            key.toString());
    assertThat(settings.described().get("caravan.client.key").value()).isEqualTo(key.toString());
    assertThat(settings.warnings()).anyMatch(line -> line.contains("chmod 600 " + key));
  }
}
