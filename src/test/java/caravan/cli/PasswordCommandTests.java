package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.access.PasswordFile;
import caravan.cli.Shell.Said;
import caravan.harness.CaravanProcess;
import caravan.sandbox.SandboxOptions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordCommandTests {

  private static final String PASSWORD = "a long canary 77";

  @TempDir Path folder;
  private Shell shell;
  private Path file;

  @BeforeEach
  void open() {
    shell = new Shell(folder, SandboxOptions.unlimited().build());
    file = folder.resolve("passwords");
    shell.with("caravan.http.password-file", file.toString());
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private Said say(String typed, String... words) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    try {
      return shell.say(words);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void a_password_is_written_changed_and_taken_out() throws Exception {
    Said said = say(PASSWORD + "\n", "password", "anna");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out()).contains("anna has a password").doesNotContain(PASSWORD);
    assertThat(PasswordFile.read(file).get("anna").matches(PASSWORD.toCharArray())).isTrue();
    assertThat(Files.readString(file)).doesNotContain(PASSWORD);
    assertThat(say("another one\n", "password", "anna").out()).contains("anna has another");
    assertThat(say("", "password", "--remove", "anna").out()).contains("can no longer log in");
    assertThat(say("", "password", "--remove", "anna").exit()).isEqualTo(Exits.WRONG);
  }

  @Test
  void what_is_wrong_is_said_and_nothing_written() {
    assertThat(say("short\n", "password", "anna").err()).contains("8 characters");
    assertThat(say("", "password", "anna").err()).contains("8 characters");
    assertThat(say(PASSWORD, "password", "an:na").err()).contains("a name is");
    shell.without("caravan.http.password-file");
    assertThat(say(PASSWORD, "password", "anna").err()).contains("caravan.http.password-file");
    assertThat(file).doesNotExist();
  }

  @Test
  void off_loopback_it_does_not_start_until_somebody_said_who_may_in() throws Exception {
    shell.with("caravan.http.listen", "0.0.0.0:0").without("caravan.http.password-file");
    Path log = folder.resolve("refused");
    try (CaravanProcess refused = CaravanProcess.command("run").at(shell).start(log)) {
      assertThat(refused.ended(Duration.ofSeconds(60))).isTrue();
      assertThat(refused.status()).isEqualTo(Exits.WRONG);
      assertThat(refused.said())
          .contains(
              "caravan.http.listen=0.0.0.0:0 (environment variable CARAVAN_HTTP_LISTEN)",
              "caravan.http.password-file",
              "caravan.http.token-file",
              "caravan.http.trusted-proxy",
              "127.0.0.1");
    }
    assertThat(shell.state()).doesNotExist();
    assertThat(shell.say("status").exit()).as("it only looks").isZero();
  }
}
