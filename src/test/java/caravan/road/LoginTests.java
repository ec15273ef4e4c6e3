package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How servers and Caravan know each other. */
class LoginTests extends RemoteTests {

  private InProcess both(String setting, String value) {
    return caravan.with(FROM + setting, value).with(TO + setting, value);
  }

  private InProcess sftp(LocalSftpServer server, Path key, Path hosts) {
    caravan.with(FROM, "sftp://anna@127.0.0.1:" + server.port() + "/lists");
    caravan.with(TO, "sftp://anna@127.0.0.1:" + server.port() + "/results");
    both(".key-file", key.toString());
    return both(".known-hosts", hosts.toString());
  }

  private InProcess ftps(LocalFtpServer server) {
    caravan.with(FROM, "ftps://anna@127.0.0.1:" + server.port() + "/lists");
    caravan.with(TO, "ftps://anna@127.0.0.1:" + server.port() + "/results");
    return both(".password", LocalFtpServer.PASSWORD);
  }

  private static Path drop(Path lists) throws IOException {
    return Files.writeString(lists.resolve("spring.csv"), Home.asins(0, 300));
  }

  private void thereAndBack(Path root) {
    Path receipt = root.resolve("results/spring.receipt.json");
    stands(receipt);
    assertThat(root.resolve("results/spring.csv"))
        .hasSameBinaryContentAs(caravan.output().resolve("spring.csv"));
    assertThat(Home.json(receipt).at("/rows/total").asInt()).isEqualTo(300);
    stands(root.resolve("lists/.done/spring.csv"));
    assertThat(root.resolve("lists/spring.csv")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"ssh-ed25519, ''", "ssh-ed25519, canary of four words", "ssh-rsa, ''", "ssh-rsa, p"})
  void a_key_file_logs_in_both_ways(String type, String passphrase) throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      KeyPair key = KeyFile.key(type);
      server.allow(key.getPublic());
      drop(server.lists());
      sftp(
          server,
          KeyFile.write(folder.resolve("id"), key, passphrase),
          server.knownHosts(server.port()));
      if (!passphrase.isEmpty()) {
        Path file = Files.writeString(folder.resolve("passphrase"), passphrase + "\n");
        both(".key-passphrase-file", file.toString());
      }
      caravan.start();
      thereAndBack(server.root());
      assertThat(server.logins()).as("passwords told").isZero();
      caravan.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "right, wrong, can't be opened, key-passphrase",
    "right, '', refuses the login of anna, the key file",
    "another, right, refuses the login of anna, the key file"
  })
  void a_key_that_does_not_open_is_said_and_the_list_stays(
      String owner, String passphrase, String what, String wayOut) throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      KeyPair key = KeyFile.key("ssh-ed25519");
      server.allow(owner.equals("right") ? key.getPublic() : KeyFile.key("ssh-rsa").getPublic());
      Path list = drop(server.lists());
      Path file = KeyFile.write(folder.resolve("id"), key, "right");
      sftp(server, file, server.knownHosts(server.port()));
      if (!passphrase.isEmpty()) {
        both(".key-passphrase", passphrase);
      }
      caravan.start();
      warned(what, wayOut);
      assertThat(list).exists();
      caravan.stop();
    }
  }

  @Test
  void a_server_that_is_not_in_known_hosts_is_not_logged_in_to() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      KeyPair key = KeyFile.key("ssh-ed25519");
      Path hosts = server.knownHosts(server.port() + 1);
      drop(server.lists());
      sftp(server, KeyFile.write(folder.resolve("id"), key, ""), hosts).start();
      warned("its key is not in " + hosts, "ssh-keyscan -p " + server.port() + " 127.0.0.1");
      caravan.stop();
    }
  }

  @Test
  void a_server_whose_key_is_not_the_known_one_is_not_logged_in_to() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      KeyPair key = KeyFile.key("ssh-ed25519");
      Path hosts = server.knownHosts(server.port(), LocalSftpServer.key());
      drop(server.lists());
      sftp(server, KeyFile.write(folder.resolve("id"), key, ""), hosts).start();
      warned("its key is another than the one in " + hosts);
      caravan.stop();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = LocalFtpServer.Tls.class,
      names = {"EXPLICIT", "IMPLICIT"})
  void an_ftps_server_with_a_known_certificate_is_served_over_encrypted_lines_only(
      LocalFtpServer.Tls tls) throws IOException {
    try (LocalFtpServer server =
        LocalFtpServer.secure(folder.resolve("server"), tls, "127.0.0.1")) {
      drop(server.lists());
      ftps(server);
      both(".certificate-file", server.certificate().toString());
      if (tls == LocalFtpServer.Tls.IMPLICIT) {
        both(".implicit", "true");
      }
      caravan.start();
      thereAndBack(server.root());
      assertThat(server.transfers().encrypted()).contains("RETR", "STOR").hasSizeGreaterThan(5);
      assertThat(server.transfers().open()).isEmpty();
      caravan.stop();
    }
  }

  @Test
  void a_certificate_for_another_address_is_refused_before_the_password_is_told()
      throws IOException {
    try (LocalFtpServer server =
        LocalFtpServer.secure(folder.resolve("server"), LocalFtpServer.Tls.EXPLICIT, "127.0.0.2")) {
      drop(server.lists());
      ftps(server);
      both(".certificate-file", server.certificate().toString()).start();
      warned("its certificate is not trusted or not for this name");
      assertThat(server.transfers().passwords()).isZero();
      caravan.stop();
    }
  }

  @Test
  void a_server_that_speaks_no_tls_is_not_told_the_password() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      drop(server.lists());
      ftps(server).start();
      warned("no encrypted connection comes about");
      assertThat(server.transfers().passwords()).isZero();
      caravan.stop();
    }
  }

  @Test
  void a_password_that_must_be_changed_is_said_after_one_try() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server")).expire()) {
      drop(server.lists());
      caravan
          .with(FROM, "sftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", LocalSftpServer.PASSWORD)
          .with(FROM + ".known-hosts", server.knownHosts(server.port()).toString())
          .start();
      warned("the password of anna must be changed before it lets anybody in");
      assertThat(server.logins()).isEqualTo(1);
      caravan.stop();
    }
  }

  @Test
  void a_wrong_password_is_said_by_an_sftp_server_too() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      Path list = drop(server.lists());
      caravan
          .with(FROM, "sftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", "wrong-canary")
          .with(FROM + ".known-hosts", server.knownHosts(server.port()).toString())
          .start();
      warned("it refuses the login of anna; check the user and the password.");
      assertThat(heard.lines()).noneMatch(line -> line.contains("wrong-canary"));
      await("one try, and a long pause")
          .during(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(10))
          .until(() -> server.logins() == 1);
      assertThat(list).exists();
      caravan.stop();
    }
  }
}
