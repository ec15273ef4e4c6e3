package caravan.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.harness.CompanyAuthority;
import caravan.harness.LocalProxy;
import caravan.harness.TlsFront;
import caravan.ledger.Notice;
import caravan.network.DirectHosts;
import caravan.network.Network;
import caravan.network.NetworkRules;
import caravan.network.Proxies;
import caravan.network.ProxyException;
import caravan.network.ProxyLogin;
import caravan.network.ProxyRouting;
import caravan.network.ProxyServer;
import caravan.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks at a name that only the proxy knows. */
class ProxiedNoticeTests {

  private static final String HOST = "chat.company.test";

  @TempDir Path folder;
  private final Receiver receiver = new Receiver();
  private final LocalProxy proxy = LocalProxy.locked();

  @AfterEach
  void close() {
    receiver.close();
    proxy.close();
  }

  private WebhookClient client(String password, Optional<Path> authority) {
    ProxyServer through =
        new ProxyServer(
            "127.0.0.1",
            URI.create(proxy.url()).getPort(),
            Optional.of(new ProxyLogin(LocalProxy.USER, password)));
    NetworkRules rules =
        new NetworkRules(
            Proxies.all(through, new DirectHosts(List.of())), authority, Optional.empty());
    return new WebhookClient(
        Optional.empty(),
        Duration.ofSeconds(10),
        new ProxyRouting(new Network(rules, Clock.systemUTC())));
  }

  private static Webhook hook(String scheme, int port) {
    return Webhook.of(new Secret(scheme + "://" + HOST + ":" + port + "/hooks/nightingale"));
  }

  private static Notice notice() {
    return new Notice(Instant.EPOCH, "list.done", "{\"text\":\"spring is done\"}");
  }

  @Test
  void a_webhook_of_https_goes_through_a_tunnel_in_which_the_proxy_reads_nothing()
      throws IOException {
    CompanyAuthority company = new CompanyAuthority(folder).server(HOST);
    try (TlsFront server = new TlsFront(company.serving(HOST), receiver.port(), false);
        WebhookClient client = client(LocalProxy.PASSWORD, Optional.of(company.pem()))) {
      assertThat(client.post(hook("https", server.port()), notice())).isEqualTo(204);
    }
    assertThat(receiver.received()).singleElement().matches(one -> one.text().contains("spring"));
    assertThat(proxy.seen()).doesNotContain("nightingale", "spring is done");
  }

  @Test
  void a_webhook_of_http_is_asked_for_by_the_proxy() throws IOException {
    try (WebhookClient client = client(LocalProxy.PASSWORD, Optional.empty())) {
      assertThat(client.post(hook("http", receiver.port()), notice())).isEqualTo(204);
    }
    assertThat(receiver.received()).singleElement().matches(one -> one.text().contains("spring"));
  }

  @Test
  void a_407_is_the_proxy_s_word_for_either() throws IOException {
    try (WebhookClient client = client("wrong", Optional.empty())) {
      for (String scheme : List.of("http", "https")) {
        assertThatThrownBy(() -> client.post(hook(scheme, receiver.port()), notice()))
            .isInstanceOf(ProxyException.class)
            .hasMessageContaining("does not accept the login of anna (407)")
            .hasMessageNotContaining("nightingale");
      }
    }
    assertThat(receiver.received()).isEmpty();
  }
}
