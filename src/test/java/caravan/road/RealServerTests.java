package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.harness.Certificate;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.harness.LocalFtpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenSSH and ProFTPD as Debian has them. */
class RealServerTests extends RemoteTests {

  private void arrived(Path there, String... results) {
    for (String result : results) {
      stands(there.resolve(result + ".receipt.json"));
      for (String ending : List.of(".csv", ".json", ".receipt.json")) {
        assertThat(there.resolve(result + ending))
            .hasSameBinaryContentAs(caravan.output().resolve(result + ending));
      }
    }
  }

  private InProcess both(OpenSsh server) throws IOException {
    for (String way : List.of(FROM, TO)) {
      caravan
          .with(way, server.address(way.equals(FROM) ? "lists" : "results"))
          .with(way + ".key-file", server.key().toString())
          .with(way + ".known-hosts", server.knownHosts().toString());
    }
    return caravan;
  }

  private InProcess both(ProFtpd server, String scheme) {
    return caravan
        .with(FROM, server.address(scheme, "lists"))
        .with(FROM + ".password", ProFtpd.PASSWORD)
        .with(TO, server.address(scheme, "results"))
        .with(TO + ".password", ProFtpd.PASSWORD);
  }

  private static void drop(Path lists, String name, int from) throws IOException {
    Path file = lists.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, Home.asins(from, 30));
  }

  @Test
  void openssh_is_served_both_ways_with_links_and_pipes_among_the_lists() throws Exception {
    assumeTrue(OpenSsh.there());
    try (OpenSsh server = new OpenSsh(folder.resolve("server"))) {
      drop(server.lists(), "de/spring.csv", 0);
      drop(server.lists(), "größe 日本.csv", 100);
      Files.createDirectories(server.root("elsewhere"));
      Files.createSymbolicLink(server.lists().resolve("link"), server.root("elsewhere"));
      Files.createSymbolicLink(server.lists().resolve("link.csv"), server.root("nowhere"));
      new ProcessBuilder("mkfifo", server.lists().resolve("pipe.csv").toString()).start().waitFor();
      both(server).start();
      arrived(server.root("results"), "de/spring", "größe 日本");
      stands(server.lists().resolve(".done/größe 日本.csv"));
      warned("lists/link is a link");
      warned("lists/link.csv is a link");
      warned("lists/pipe.csv is a link or no file at all");
      drop(server.lists(), "autumn.csv", 200);
      arrived(server.root("results"), "autumn");
      assertThat(server.logins()).isEqualTo(2);
      caravan.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ciphers chacha20-poly1305@openssh.com",
        "KexAlgorithms sntrup761x25519-sha512@openssh.com"
      })
  void openssh_with_one_algorithm_alone_is_served(String only) throws IOException {
    assumeTrue(OpenSsh.there());
    try (OpenSsh server = new OpenSsh(folder.resolve("server"), only)) {
      drop(server.lists(), "spring.csv", 0);
      both(server).start();
      arrived(server.root("results"), "spring");
      caravan.stop();
    }
  }

  @Test
  void openssh_with_an_algorithm_that_we_lack_is_told_by_its_name() throws IOException {
    assumeTrue(OpenSsh.there());
    try (OpenSsh server =
        new OpenSsh(folder.resolve("server"), "KexAlgorithms diffie-hellman-group1-sha1")) {
      drop(server.lists(), "spring.csv", 0);
      both(server).start();
      warned("it has no key exchange that Caravan knows: it offers diffie-hellman-group1-sha1");
      caravan.stop();
    }
  }

  @Test
  void openssh_upload_that_stalls_and_goes_on_is_taken_in_anew_whole() throws Exception {
    assumeTrue(OpenSsh.there());
    try (OpenSsh server = new OpenSsh(folder.resolve("server"))) {
      Path list = server.lists().resolve("spring.csv");
      try (var slow = Files.newBufferedWriter(list)) {
        slow.write(Home.asins(0, 500));
        slow.flush();
        both(server).start();
        stands(server.lists().resolve(".done/spring.csv"));
        slow.write(Home.asins(500, 500));
      }
      assertThat(caravan.receipt("spring-2").at("/rows/total").asInt()).isEqualTo(1_000);
      warned("spring.csv: grew from");
      assertThat(caravan.sandbox().diary().paidAgain()).isEmpty();
      caravan.stop();
    }
  }

  @Test
  void proftpd_keeps_foreign_names_and_is_served_both_ways() throws IOException {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"))) {
      drop(server.lists(), "größe.txt", 0);
      drop(server.lists(), "日本.csv", 100);
      drop(server.lists(), "中国.csv", 200);
      both(server, "ftp").start();
      arrived(server.root().resolve("results"), "größe", "日本", "中国");
      stands(server.lists().resolve(".done/größe.txt"));
      drop(server.lists(), "autumn.csv", 300);
      arrived(server.root().resolve("results"), "autumn");
      assertThat(server.logins()).isEqualTo(2);
      caravan.stop();
    }
  }

  @Test
  void proftpd_has_links_and_pipes_among_the_lists() throws Exception {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"))) {
      Path elsewhere = Files.createDirectories(server.root().resolve("elsewhere"));
      Files.createSymbolicLink(server.lists().resolve("link"), elsewhere);
      Files.createSymbolicLink(server.lists().resolve("link.csv"), server.root().resolve("no"));
      new ProcessBuilder("mkfifo", server.lists().resolve("pipe.csv").toString()).start().waitFor();
      drop(server.lists(), "spring.csv", 0);
      both(server, "ftp").start();
      arrived(server.root().resolve("results"), "spring");
      drop(server.lists(), "autumn.csv", 100);
      arrived(server.root().resolve("results"), "autumn");
      for (String name : List.of("link", "link.csv", "pipe.csv")) {
        assertThat(warnings("lists/" + name + " is a link or no file at all")).isEqualTo(1);
      }
      caravan.stop();
    }
  }

  @Test
  void proftpd_upload_that_goes_on_while_nobody_runs_is_taken_in_anew_whole() throws Exception {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"))) {
      Path list = server.lists().resolve("spring [1].csv");
      try (var slow = Files.newBufferedWriter(list)) {
        slow.write(Home.asins(0, 500));
        slow.flush();
        both(server, "ftp").start();
        stands(server.lists().resolve(".done/spring [1].csv"));
        caravan.stop();
        slow.write(Home.asins(500, 500));
      }
      caravan.start();
      arrived(server.root().resolve("results"), "spring [1]-2");
      assertThat(caravan.receipt("spring [1]-2").at("/rows/total").asInt()).isEqualTo(1_000);
      warned("spring [1].csv: grew from");
      caravan.stop();
    }
  }

  @Test
  void a_wrong_password_on_proftpd_is_told_once_each_way() throws Exception {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"));
        LocalFtpServer other = new LocalFtpServer(folder.resolve("other"))) {
      drop(other.lists(), "spring.csv", 0);
      caravan
          .with(
              FROM,
              server.address("ftp", "lists")
                  + ", ftp://anna@localhost:%d/lists".formatted(other.port()))
          .with(FROM + ".127.0.0.1.password", "wrong")
          .with(FROM + ".localhost.password", LocalFtpServer.PASSWORD)
          .with(TO, server.address("ftp", "results"))
          .with(TO + ".password", "wrong")
          .start();
      caravan.receipt("spring");
      warned(server.address("ftp", "lists"), "it refuses the login of anna");
      warned(server.address("ftp", "results"), "it refuses the login of anna");
      Files.writeString(other.lists().resolve("autumn.csv"), Home.asins(100, 30));
      caravan.receipt("autumn");
      assertThat(server.refusals()).isEqualTo(2);
      caravan.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void proftpd_that_lets_in_few_from_one_address_gets_its_results(int most) throws IOException {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"), "MaxClientsPerHost " + most)) {
      drop(server.lists(), "spring.csv", 0);
      both(server, "ftp").start();
      arrived(server.root().resolve("results"), "spring");
      drop(server.lists(), "autumn.csv", 100);
      arrived(server.root().resolve("results"), "autumn");
      caravan.stop();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3", "TLSv1.2 TLSv1.3"})
  void proftpd_with_any_tls_is_served_with_its_sessions(String version) throws IOException {
    assumeTrue(ProFtpd.there());
    Path root = folder.resolve("server");
    try (ProFtpd server = new ProFtpd(root, ProFtpd.tls(root, version))) {
      drop(server.lists(), "spring.csv", 0);
      drop(server.lists(), "日本.csv", 100);
      String certificate = Certificate.pem(folder.resolve("keys.p12")).toString();
      both(server, "ftps")
          .with(FROM + ".certificate-file", certificate)
          .with(TO + ".certificate-file", certificate)
          .start();
      arrived(server.root().resolve("results"), "spring", "日本");
      caravan.stop();
    }
  }

  @Test
  void a_folder_that_is_missing_on_proftpd_is_said() throws IOException {
    assumeTrue(ProFtpd.there());
    try (ProFtpd server = new ProFtpd(folder.resolve("server"))) {
      both(server, "ftp").with(FROM, server.address("ftp", "listen")).start();
      warned("listen", "No such file or directory");
      caravan.stop();
    }
  }
}
