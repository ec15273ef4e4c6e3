package caravan.wiring;

import caravan.asinscope.Endpoint;
import caravan.asinscope.KeyPlacement;
import caravan.asinscope.KeyRing;
import caravan.network.ProxyRouting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of one channel. It adds the key to a copy of the request on its way out, so that
 * nothing that Camel sees or logs ever holds it; it repeats nothing and follows nothing by itself.
 *
 * <p>The timeout bounds the whole call, from the search for the server's address to the last byte
 * of its answer; connecting and agreeing on TLS besides take {@link #CONNECTING} at most. A failure
 * before the request was written is a {@link caravan.asinscope.NotSentException}.
 */
final class KeyInjectingClient implements HttpClientConfigurer {

  /** Who has no connection by then gets none. */
  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** More calls than that are in flight in no plan. */
  private static final int CONNECTIONS = 512;

  private final Endpoint endpoint;
  private final KeyRing keyRing;
  private final CallLimits limits;
  private final Deadlines deadlines;
  private final ProxyRouting routing;
  private final BooleanSupplier stands;

  /**
   * The client of that endpoint.
   *
   * @param routing by which its requests go
   * @param stands whether this process may make calls at this very moment
   */
  KeyInjectingClient(
      Endpoint endpoint,
      KeyRing keyRing,
      Duration timeout,
      Deadlines deadlines,
      ProxyRouting routing,
      BooleanSupplier stands) {
    this.stands = stands;
    this.endpoint = endpoint;
    this.keyRing = keyRing;
    this.limits = new CallLimits(Collections.min(List.of(timeout, CONNECTING)), timeout);
    this.deadlines = deadlines;
    this.routing = routing;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    Timeout within = Timeout.of(limits.whole());
    client
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("Caravan")
        .setConnectionManager(connections())
        .setRequestExecutor(new WatchedExecutor(stands))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(within)
                .setConnectionRequestTimeout(within)
                .build())
        .addExecInterceptorFirst("key", this::send);
    routing.configure(client);
  }

  private HttpClientConnectionManager connections() {
    Timeout connecting = Timeout.of(limits.connecting());
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new BoundedResolver(limits.connecting()))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connecting)
                .setSocketTimeout(Timeout.of(limits.whole()))
                .build())
        .setTlsSocketStrategy(routing.tls())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connecting).build())
        .setMaxConnPerRoute(CONNECTIONS)
        .setMaxConnTotal(CONNECTIONS)
        .build();
  }

  private ClassicHttpResponse send(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    ClassicHttpRequest keyed = withKey(request);
    WatchedCall call = new WatchedCall(limits, scope.originalRequest, deadlines);
    scope.clientContext.setAttribute(WatchedCall.NAME, call);
    return call.watch(() -> chain.proceed(keyed, scope));
  }

  private ClassicHttpRequest withKey(ClassicHttpRequest request) throws IOException {
    boolean inQuery = endpoint.key() == KeyPlacement.QUERY;
    String path =
        inQuery ? keyRing.inQuery(endpoint.channel(), request.getPath()) : request.getPath();
    BasicClassicHttpRequest copy =
        new BasicClassicHttpRequest(
            request.getMethod(), request.getScheme(), request.getAuthority(), path);
    copy.setHeaders(request.getHeaders());
    HttpEntity body = request.getEntity();
    copy.setEntity(body == null || inQuery ? body : withKey(body));
    return copy;
  }

  private HttpEntity withKey(HttpEntity body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    body.writeTo(bytes);
    return new ByteArrayEntity(
        keyRing.inBody(endpoint.channel(), bytes.toByteArray()),
        ContentType.parse(body.getContentType()));
  }
}
