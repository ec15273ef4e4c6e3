package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CompanyAuthority;
import caravan.harness.Home;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalFtpServer.Tls;
import caravan.harness.LocalProxy;
import caravan.harness.LocalSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Servers of lists behind a company's proxy, at a name that only the proxy knows. */
@Tag("slow")
class ProxiedServersTests extends RemoteTests {

  private static final String HOST = "files.company.test";

  private final LocalProxy proxy = LocalProxy.locked();

  @AfterEach
  void closeProxy() {
    proxy.close();
  }

  private void through(String scheme, int port, String password) {
    caravan
        .with("caravan.proxy", proxy.url())
        .with("caravan.proxy.user", LocalProxy.USER)
        .with("caravan.proxy.password", LocalProxy.PASSWORD)
        .with(FROM, scheme + "://anna@" + HOST + ":" + port + "/lists")
        .with(TO, scheme + "://anna@" + HOST + ":" + port + "/results")
        .with(FROM + ".password", password)
        .with(TO + ".password", password);
  }

  private void thereAndBack(Path root, int port) throws IOException {
    Files.writeString(root.resolve("lists/spring.csv"), Home.asins(0, 300));
    caravan.start();
    stands(root.resolve("results/spring.receipt.json"));
    assertThat(root.resolve("results/spring.csv"))
        .hasSameBinaryContentAs(caravan.output().resolve("spring.csv"));
    assertThat(proxy.requests())
        .allMatch(request -> request.startsWith("CONNECT " + HOST + ":"))
        .anyMatch(request -> request.startsWith("CONNECT " + HOST + ":" + port + " "));
    caravan.stop();
  }

  @ParameterizedTest
  @EnumSource(Tls.class)
  void ftp_goes_through_it_with_all_its_lines(Tls tls) throws IOException {
    Path authority = Files.createDirectory(folder.resolve("authority"));
    CompanyAuthority company = new CompanyAuthority(authority).server(HOST);
    Files.copy(company.keys(HOST), folder.resolve("keys.p12"));
    Path root = folder.resolve("server");
    try (LocalFtpServer server =
        tls == Tls.NONE ? new LocalFtpServer(root) : LocalFtpServer.secure(root, tls, HOST)) {
      through(tls == Tls.NONE ? "ftp" : "ftps", server.port(), LocalFtpServer.PASSWORD);
      if (tls != Tls.NONE) {
        String implicit = String.valueOf(tls == Tls.IMPLICIT);
        caravan.with("caravan.ca-file", company.pem().toString());
        caravan.with(FROM + ".implicit", implicit).with(TO + ".implicit", implicit);
      }
      thereAndBack(root, server.port());
      assertThat(proxy.requests()).as("lines, those of files too").hasSizeGreaterThan(4);
      assertThat(proxy.seen().contains("B000000001")).isEqualTo(tls == Tls.NONE);
    }
  }

  @Test
  void sftp_goes_through_it() throws IOException {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      through("sftp", server.port(), LocalSftpServer.PASSWORD);
      String known = server.knownHosts(HOST).toString();
      caravan.with(FROM + ".known-hosts", known).with(TO + ".known-hosts", known);
      thereAndBack(server.root(), server.port());
      assertThat(proxy.seen()).doesNotContain("B000000001");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Tls.class,
      names = {"NONE", "EXPLICIT"})
  void what_the_proxy_says_is_not_taken_for_the_server_s_word(Tls tls) {
    Path root = folder.resolve("server");
    try (LocalFtpServer server =
        tls == Tls.NONE
            ? new LocalFtpServer(root)
            : LocalFtpServer.secure(root, tls, "127.0.0.1")) {
      through(tls == Tls.NONE ? "ftp" : "ftps", server.port(), LocalFtpServer.PASSWORD);
      caravan.with("caravan.proxy.password", "wrong").start();
      warned(HOST, "does not accept the login of anna (407); check caravan.proxy.user");
    }
  }

  @Test
  void what_the_proxy_says_of_an_sftp_server_is_said() {
    try (LocalSftpServer server = new LocalSftpServer(folder.resolve("server"))) {
      through("sftp", server.port(), LocalSftpServer.PASSWORD);
      caravan.with(FROM + ".known-hosts", server.knownHosts(HOST).toString());
      caravan.with(TO + ".known-hosts", server.knownHosts(HOST).toString());
      proxy.refuses("403 Forbidden");
      caravan.start();
      warned(HOST, "does not lead to " + HOST + ":" + server.port() + ", it answers 403");
      proxy.stop();
      warned("the proxy " + proxy.url() + " can't be reached; check caravan.proxy");
    }
  }
}
