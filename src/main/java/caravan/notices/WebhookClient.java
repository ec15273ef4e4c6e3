package caravan.notices;

import caravan.ledger.Notice;
import caravan.network.ProxyRouting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Posts notices; it follows nothing and repeats nothing by itself. */
final class WebhookClient implements AutoCloseable {

  /** What the header of the signature is called. */
  static final String SIGNATURE = "X-Caravan-Signature";

  private final Optional<Signer> signer;
  private final CloseableHttpClient http;

  WebhookClient(Optional<Signer> signer, Duration within, ProxyRouting routing) {
    this.signer = signer;
    Timeout timeout = Timeout.of(within);
    HttpClientBuilder client =
        HttpClients.custom()
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .setUserAgent("Caravan")
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(routing.tls())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setResponseTimeout(timeout)
                    .setConnectionRequestTimeout(timeout)
                    .build());
    routing.configure(client);
    this.http = client.build();
  }

  /** Posts it; answers the status. */
  int post(Webhook webhook, Notice notice) throws IOException {
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    HttpPost request = new HttpPost(webhook.address().reveal());
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    request.setHeader("X-Caravan-Event", notice.event());
    signer.ifPresent(one -> request.setHeader(SIGNATURE, one.sign(body)));
    return http.execute(request, response -> response.getCode());
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}
