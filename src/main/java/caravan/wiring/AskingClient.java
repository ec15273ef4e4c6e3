package caravan.wiring;

import caravan.asinscope.Keys;
import caravan.codes.Channel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
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
 */
final class AskingClient implements HttpClientConfigurer {

  private final Channel channel;
  private final Keys keys;
  private final Duration timeout;

  AskingClient(Channel channel, Keys keys, Duration timeout) {
    this.channel = channel;
    this.keys = keys;
    this.timeout = timeout;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    Timeout within = Timeout.of(timeout);
    client
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .setUserAgent("Caravan")
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setResponseTimeout(within)
                .setConnectionRequestTimeout(within)
                .build())
        .addExecInterceptorFirst("key", this::send);
  }

  private ClassicHttpResponse send(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    return chain.proceed(withKey(request), scope);
  }

  private ClassicHttpRequest withKey(ClassicHttpRequest request) throws IOException {
    boolean inQuery = channel == Channel.LOOKUP;
    String path = inQuery ? keys.withKey(request.getPath()) : request.getPath();
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
        keys.withKey(bytes.toByteArray()), ContentType.parse(body.getContentType()));
  }
}
