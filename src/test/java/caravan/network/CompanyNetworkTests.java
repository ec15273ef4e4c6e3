package caravan.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CapturedLog;
import caravan.harness.CompanyAuthority;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.harness.LocalProxy;
import caravan.harness.TlsFront;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API behind a company's proxy, at a name that only the proxy knows, vouched for by an
 * authority of the company's own.
 */
@Tag("slow")
class CompanyNetworkTests {

  private static final String API = "api.company.test";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir static Path made;
  private static CompanyAuthority company;

  @TempDir Path folder;
  private final CapturedLog heard = new CapturedLog();
  private InProcess caravan;
  private TlsFront server;
  private LocalProxy proxy;

  @BeforeAll
  static void vouch() {
    company = new CompanyAuthority(made).server(API).client("caravan-client");
  }

  @BeforeEach
  void furnish() {
    caravan = new InProcess(folder.resolve("home"), SandboxOptions.unlimited().build());
  }

  @AfterEach
  void close() {
    caravan.close();
    heard.close();
    server.close();
    proxy.close();
  }

  private InProcess behind(LocalProxy through, boolean known) {
    proxy = through;
    server = new TlsFront(company.serving(API), caravan.sandbox().uri().getPort(), known);
    String url = "https://" + API + ":" + server.port();
    return caravan
        .with("caravan.circana.url", url)
        .with("caravan.lookup.url", url)
        .with("caravan.proxy", proxy.url())
        .with("caravan.ca-file", company.pem().toString())
        .with("caravan.http.listen", "127.0.0.1:0");
  }

  private InProcess login(String password) throws IOException {
    Path file = Files.writeString(folder.resolve("password"), password + "\n");
    return caravan
        .with("caravan.proxy.user", LocalProxy.USER)
        .with("caravan.proxy.password-file", file.toString());
  }

  private void done(String list) {
    JsonNode receipt = caravan.receipt(list, PATIENCE);
    assertThat(receipt.at("/rows/found").asInt() + receipt.at("/rows/notFound").asInt())
        .isPositive();
    assertThat(receipt.at("/rows/failed").asInt()).isZero();
  }

  /** Why it waits, as the page says it. */
  private void waits(String... words) {
    await(String.join(" ", words))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(caravan.get("/api/status")).contains(words));
  }

  @Test
  void a_call_goes_through_a_proxy_with_a_login_and_the_proxy_never_sees_the_key()
      throws IOException {
    behind(LocalProxy.locked(), false);
    login(LocalProxy.PASSWORD).start();
    caravan.drop("spring.txt", Home.asins(0, 250));
    caravan.drop("de/eans.txt", "4006381333931\n");
    done("spring");
    done("de/eans");
    assertThat(proxy.requests())
        .isNotEmpty()
        .allMatch(request -> request.startsWith("CONNECT " + API + ":" + server.port() + " "));
    assertThat(proxy.seen()).doesNotContain(Home.KEY, "barcodes", "B000000001");
    assertThat(heard.lines()).noneMatch(line -> line.contains("pr\u00f6xy"));
    assertThat(caravan.get("/api/status") + caravan.get("/about")).doesNotContain("pr\u00f6xy");
  }

  @Test
  void a_login_that_the_proxy_wants_or_refuses_is_said_and_never_taken_for_the_api_s_word()
      throws IOException {
    behind(LocalProxy.locked(), false).start();
    caravan.drop("spring.txt", "B000000001");
    waits("the proxy " + proxy.url() + " wants a login (407)", "caravan.proxy.password-file");
    caravan.stop();
    login("wrong").start();
    waits("does not accept the login of anna (407); check caravan.proxy.user");
    assertThat(caravan.get("/api/status")).doesNotContain("Invalid API key", "key-refused");
    caravan.stop();
    login(LocalProxy.PASSWORD).start();
    done("spring");
    assertThat(caravan.receipt("spring").at("/tokensSpent").asInt()).isEqualTo(10);
  }

  @Test
  void a_proxy_that_does_not_lead_there_is_no_refused_key() {
    behind(LocalProxy.free(), false).start();
    proxy.refuses("403 Forbidden");
    caravan.drop("spring.txt", "B000000001");
    waits("does not lead to " + API, "it answers 403; ask who runs it");
    assertThat(caravan.get("/api/status")).doesNotContain("Invalid API key");
    proxy.refuses("");
    done("spring");
  }

  @Test
  void a_proxy_that_is_away_is_said_and_waited_for() {
    behind(LocalProxy.free(), false).start();
    proxy.stop();
    caravan.drop("spring.txt", "B000000001");
    waits("the proxy " + proxy.url() + " can't be reached; check caravan.proxy");
    proxy.start();
    done("spring");
  }

  @Test
  void something_else_at_the_proxy_s_port_is_said() {
    behind(LocalProxy.free(), false);
    caravan.with("caravan.proxy", "http://127.0.0.1:" + server.port()).start();
    caravan.drop("spring.txt", "B000000001");
    waits("no way to " + API, "through the proxy http://127.0.0.1:" + server.port());
  }

  @Test
  void a_proxy_that_says_nothing_is_said() throws IOException {
    behind(LocalProxy.free(), false);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      String at = "http://127.0.0.1:" + silent.getLocalPort();
      caravan.with("caravan.proxy", at).with("caravan.circana.timeout", "500ms").start();
      caravan.drop("spring.txt", "B000000001");
      waits("no way to " + API, "through the proxy " + at);
    }
  }

  @Test
  void an_authority_of_the_company_s_own_is_named_where_it_is_missing_and_taken_when_it_comes()
      throws IOException {
    behind(LocalProxy.free(), false);
    Path others = Files.createDirectory(folder.resolve("others"));
    Path file = Files.copy(new CompanyAuthority(others).pem(), folder.resolve("ca.pem"));
    caravan.with("caravan.ca-file", file.toString()).start();
    caravan.drop("spring.txt", "B000000001");
    waits("no trusted TLS connection", "caravan.ca-file");
    Path aside = Files.copy(company.pem(), folder.resolve("new.pem"));
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    done("spring");
    assertThat(heard.lines())
        .anyMatch(line -> line.contains(file + " was changed and is in force"));
  }

  @Test
  void a_file_that_is_broken_later_changes_nothing_and_is_said() throws IOException {
    behind(LocalProxy.free(), false);
    Path file = Files.copy(company.pem(), folder.resolve("ca.pem"));
    caravan.with("caravan.ca-file", file.toString()).start();
    Files.writeString(file, "no certificate at all");
    caravan.drop("spring.txt", "B000000001");
    done("spring");
    assertThat(heard.warnings()).anyMatch(line -> line.contains(file + ": holds no certificate"));
  }

  @Test
  void a_server_that_wants_to_know_us_is_shown_our_certificate() {
    behind(LocalProxy.free(), true).start();
    caravan.drop("spring.txt", "B000000001");
    waits("caravan.client.certificate");
    caravan.stop();
    caravan
        .with("caravan.client.certificate", company.certificate("caravan-client").toString())
        .with("caravan.client.key", company.key("caravan-client").toString())
        .start();
    done("spring");
  }

  @Test
  void a_host_that_is_excepted_is_reached_without_the_proxy() {
    behind(LocalProxy.free(), false);
    caravan.with("caravan.proxy.except", "intranet, .company.test").start();
    caravan.drop("spring.txt", "B000000001");
    waits("the server's name can't be resolved");
    assertThat(proxy.requests()).isEmpty();
  }

  @Test
  void this_machine_is_reached_without_the_proxy() {
    behind(LocalProxy.free(), false);
    caravan
        .with("caravan.circana.url", caravan.sandbox().uri().toString())
        .with("caravan.lookup.url", caravan.sandbox().uri().toString())
        .start();
    caravan.drop("spring.txt", "B000000001");
    done("spring");
    assertThat(proxy.requests()).isEmpty();
  }
}
