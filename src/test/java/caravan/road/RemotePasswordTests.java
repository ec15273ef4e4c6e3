package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.Home;
import caravan.harness.LocalFtpServer;
import caravan.harness.LocalSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The passwords of servers, while all libraries log whatever they can. */
@Isolated // it sets the levels of all loggers
class RemotePasswordTests extends RemoteTests {

  @Test
  void a_password_is_in_no_line_of_any_log() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"));
        LocalSftpServer other = new LocalSftpServer(folder.resolve("other"))) {
      heard.all();
      Files.writeString(server.lists().resolve("spring.csv"), Home.asins(0, 3));
      caravan
          .with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", LocalFtpServer.PASSWORD)
          .with(TO, "sftp://anna@127.0.0.1:" + other.port() + "/lists")
          .with(TO + ".password", LocalSftpServer.PASSWORD)
          .with(TO + ".known-hosts", other.knownHosts(other.port()).toString())
          .start();
      stands(other.lists().resolve("spring.receipt.json"));
      caravan.stop();
      assertThat(heard.lines()).hasSizeGreaterThan(100);
      assertThat(heard.lines()).noneMatch(line -> line.contains("canary)"));
    }
  }
}
