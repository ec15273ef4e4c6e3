package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.access.PasswordFile;
import caravan.access.PasswordHash;
import caravan.harness.CapturedLog;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the page, over a whole daemon, by requests written by hand. */
@Tag("slow")
class AccessTests {

  private static final String PASSWORD = "canary password 9f";
  private static final String READS = "canary-token-that-reads-1";
  private static final String ACTS = "canary-token-that-acts-22";
  private static final String PAUSE = "/channels/circana/pause";

  @TempDir Path folder;
  private InProcess home;
  private Path passwords;
  private Path tokens;

  @BeforeEach
  void furnish() throws IOException {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening();
    passwords = folder.resolve("passwords");
    tokens = folder.resolve("tokens");
    PasswordFile.put(passwords, "anna", hash(PASSWORD));
    Files.writeString(tokens, "grafana read " + READS + "\nnightly act " + ACTS + "\n");
  }

  private static PasswordHash hash(String password) {
    return PasswordHash.of(password.toCharArray(), 100_000);
  }

  private RawHttp start() {
    home.start();
    return new RawHttp(home.address());
  }

  private RawHttp withPasswords() {
    home.with("caravan.http.password-file", passwords.toString());
    return start();
  }

  private RawHttp withTokens() {
    home.with("caravan.http.token-file", tokens.toString());
    return start();
  }

  @AfterEach
  void stop() {
    home.close();
  }

  private static String login(RawHttp http, String password) {
    return http.form(
        "/login", "name=anna&to=lists%2F1%3Fq%3Dx&password=" + password.replace(' ', '+'));
  }

  /** The header that a browser sends back. */
  private static String cookie(String answer) {
    Matcher cookie = Pattern.compile("Set-Cookie: (caravan-session=[^;]+);").matcher(answer);
    assertThat(cookie.find()).as(answer).isTrue();
    return "Cookie: " + cookie.group(1);
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }

  @Test
  void without_a_login_nothing_is_shown_but_the_login_and_a_health_without_reasons() {
    RawHttp http = withPasswords();
    for (String path : List.of("/", "/lists", "/channels/circana", "/calls", "/about", "/none")) {
      assertThat(http.page(path))
          .as(path)
          .startsWith("HTTP/1.1 303 ")
          .containsPattern("Location: (\\.\\.?/)+login")
          .doesNotContain("circana is");
      assertThat(http.get(path)).as(path).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate");
    }
    for (String path :
        List.of("/api/status", "/api/openapi.yaml", "/events", "/lists/1/files/csv", "/metrics")) {
      assertThat(http.get(path)).as(path).startsWith("HTTP/1.1 401 ").doesNotContain("circana");
    }
    assertThat(http.page("/channels/circana?x=1"))
        .contains("Location: ../login?to=channels%2Fcircana%3Fx%3D1\r\n");
    assertThat(http.page("/login")).startsWith("HTTP/1.1 200 ").contains("type=\"password\"");
    assertThat(http.get("/health/live")).startsWith("HTTP/1.1 200 ");
    assertThat(http.get("/health/ready")).contains("\"status\" : ");
    assertThat(http.form(PAUSE, "")).startsWith("HTTP/1.1 401 ");
    assertThat(http.post(PAUSE, "text/plain", "", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(http.get("/health/live", "Host: evil.example")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void who_logs_in_is_led_on_acts_by_name_and_is_out_after_the_logout() {
    RawHttp http = withPasswords();
    String answer = login(http, PASSWORD);
    assertThat(answer)
        .startsWith("HTTP/1.1 303 ")
        .contains("Location: ./lists/1?q=x\r\n")
        .contains("; Path=/; HttpOnly; SameSite=Strict\r\n");
    String cookie = cookie(answer);
    assertThat(http.get("/", "Accept: text/html", cookie))
        .startsWith("HTTP/1.1 200 ")
        .contains(">anna<", "Log out");
    assertThat(http.post(PAUSE, "application/x-www-form-urlencoded", "", cookie))
        .as("a cookie does not do without an origin")
        .startsWith("HTTP/1.1 403 ");
    String form = "application/x-www-form-urlencoded";
    String same = "Sec-Fetch-Site: same-origin";
    assertThat(http.post(PAUSE, form, "who=ben", cookie, same)).startsWith("HTTP/1.1 303 ");
    assertThat(http.get("/channels/circana", "Accept: text/html", cookie))
        .contains("Paused by anna");
    assertThat(http.post("/logout", form, "", cookie)).startsWith("HTTP/1.1 403 ");
    assertThat(http.post("/logout", form, "", cookie, same))
        .contains("Location: ./login\r\n")
        .contains("Max-Age=0");
    assertThat(http.get("/", cookie)).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void nobody_is_led_to_another_place() {
    RawHttp http = withPasswords();
    for (String to :
        List.of("//evil.example", "https://evil.example", "/x", "..%2Fx", "a%0d%0ab")) {
      assertThat(http.form("/login", "name=anna&password=canary+password+9f&to=" + to))
          .as(to)
          .contains("Location: ./\r\n");
    }
    assertThat(http.page("/login?to=%22%3E%3Cb%3E")).doesNotContain("<b>");
  }

  @Test
  void the_sixth_wrong_try_within_a_minute_is_refused_and_no_password_is_looked_at() {
    RawHttp http = withPasswords();
    for (int wrong = 0; wrong < 5; wrong++) {
      assertThat(login(http, "wrong one")).startsWith("HTTP/1.1 401 ").contains("not right");
    }
    assertThat(login(http, "wrong one")).startsWith("HTTP/1.1 429 ").contains("Retry-After: ");
    assertThat(login(http, PASSWORD)).startsWith("HTTP/1.1 429 ");
  }

  @Test
  void right_ones_are_not_counted_and_another_page_can_not_try() {
    RawHttp http = withPasswords();
    for (int right = 0; right < 7; right++) {
      assertThat(login(http, PASSWORD)).startsWith("HTTP/1.1 303 ");
    }
    String form = "application/x-www-form-urlencoded";
    assertThat(http.post("/login", form, "name=anna", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ");
    assertThat(http.form("/login", "name=ben&password=" + PASSWORD.replace(' ', '+')))
        .startsWith("HTTP/1.1 401 ");
    assertThat(http.form("/login", "name=anna&password=" + "x".repeat(9_000)))
        .startsWith("HTTP/1.1 401 ");
  }

  @Test
  void no_session_survives_a_password_that_is_set_anew_and_its_open_page_is_told() {
    RawHttp http = withPasswords();
    String cookie = cookie(login(http, PASSWORD));
    CompletableFuture<String> stream =
        CompletableFuture.supplyAsync(() -> http.get("/events?screen=now", cookie));
    assertThat(http.get("/", cookie)).startsWith("HTTP/1.1 200 ");
    PasswordFile.put(passwords, "anna", hash(PASSWORD));
    assertThat(http.get("/", cookie)).startsWith("HTTP/1.1 401 ");
    assertThat(stream.orTimeout(20, TimeUnit.SECONDS).join()).contains("event: left");
    String anew = cookie(login(http, PASSWORD));
    PasswordFile.put(passwords, "ben", hash("another one"));
    assertThat(http.get("/", anew)).as("another's is set").startsWith("HTTP/1.1 200 ");
    PasswordFile.remove(passwords, "anna");
    assertThat(http.get("/", anew)).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void a_password_file_with_a_fault_changes_nothing() throws IOException {
    RawHttp http = withPasswords();
    String cookie = cookie(login(http, PASSWORD));
    Files.move(passwords, folder.resolve("aside"), StandardCopyOption.ATOMIC_MOVE);
    assertThat(http.get("/", cookie)).startsWith("HTTP/1.1 200 ");
    Files.writeString(passwords, "anna:half");
    assertThat(http.get("/", cookie)).startsWith("HTTP/1.1 200 ");
    assertThat(login(http, PASSWORD)).startsWith("HTTP/1.1 303 ");
  }

  @Test
  void a_token_reads_or_acts_as_its_line_says_and_needs_no_origin() {
    RawHttp http = withTokens();
    assertThat(http.get("/api/status", bearer(READS))).startsWith("HTTP/1.1 200 ");
    assertThat(http.get("/health/ready", bearer(READS))).contains("\"reasons\"");
    assertThat(http.get("/channels/circana", "Accept: text/html", bearer(READS)))
        .contains("Channel circana")
        .doesNotContain("method=\"post\"");
    String json = "application/json";
    assertThat(http.post("/api" + PAUSE, json, "{}", bearer(READS)))
        .startsWith("HTTP/1.1 403 ")
        .contains("scope read");
    assertThat(http.post(PAUSE, "text/plain", "", bearer(READS))).startsWith("HTTP/1.1 403 ");
    assertThat(http.get("/channels/circana", bearer(READS))).doesNotContain("Paused by");
    assertThat(http.post("/api" + PAUSE, "text/plain", "", bearer(ACTS)))
        .contains("\"result\" : \"done\"");
    assertThat(http.get("/channels/circana", bearer(READS))).contains("Paused by nightly");
    for (String wrong : List.of(READS + "x", "", "canary")) {
      assertThat(http.get("/api/status", bearer(wrong))).startsWith("HTTP/1.1 401 ");
    }
    assertThat(http.page("/login")).startsWith("HTTP/1.1 403 ").contains("Only programs");
    assertThat(http.form("/login", "name=anna&password=x")).startsWith("HTTP/1.1 403 ");
  }

  @Test
  void a_token_that_is_taken_out_no_longer_does() throws IOException {
    RawHttp http = withTokens();
    Files.writeString(tokens, "nightly act " + ACTS + "\n# and no other\n");
    assertThat(http.get("/api/status", bearer(READS))).startsWith("HTTP/1.1 401 ");
    assertThat(http.get("/api/status", bearer(ACTS))).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void only_a_trusted_proxy_says_who_somebody_is() {
    home.with("caravan.http.trusted-proxy", "127.0.0.1");
    RawHttp http = start();
    String user = "X-Forwarded-User: carla";
    assertThat(http.get("/", "Accept: text/html", user))
        .contains(">carla<")
        .doesNotContain("Log out");
    String form = "application/x-www-form-urlencoded";
    assertThat(http.post(PAUSE, form, "", user)).startsWith("HTTP/1.1 403 ");
    assertThat(http.post(PAUSE, form, "", user, "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 303 ");
    assertThat(http.get("/channels/circana", user)).contains("Paused by carla");
    assertThat(http.get("/", user, "X-Forwarded-User: root")).startsWith("HTTP/1.1 400 ");
    assertThat(http.get("/")).startsWith("HTTP/1.1 401 ");
    assertThat(http.page("/login")).contains("proxy");
    home.stop();
    home.with("caravan.http.trusted-proxy", "10.0.0.0/8").listening();
    RawHttp elsewhere = start();
    assertThat(elsewhere.get("/", user)).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void what_proves_who_somebody_is_stands_in_no_page_event_or_log_line() {
    home.with("caravan.http.token-file", tokens.toString());
    try (CapturedLog log = new CapturedLog()) {
      RawHttp http = withPasswords();
      String cookie = cookie(login(http, PASSWORD));
      login(http, PASSWORD + "x");
      http.get("/api/status", bearer(ACTS + "x"));
      for (String path :
          List.of("/", "/about", "/channels/circana", "/api/status", "/events?once=1", "/login")) {
        assertThat(http.get(path, "Accept: text/html", cookie))
            .as(path)
            .startsWith("HTTP/1.1 200 ")
            .doesNotContain("canary", "pbkdf2", cookie.substring(24));
      }
      assertThat(http.get("/about", "Accept: text/html", cookie)).contains(passwords.toString());
      await("the login is told")
          .until(() -> String.join("\n", log.lines()).contains("anna logged in from 127.0.0.1"));
      assertThat(String.join("\n", log.lines())).contains("A login from 127.0.0.1 was refused");
      assertThat(String.join("\n", log.lines())).doesNotContain("canary", "pbkdf2");
    }
  }
}
