package caravan.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Routes an HTTP client's requests, by a proxy or directly. To https goes a tunnel (CONNECT), in
 * which the proxy reads nothing. What a proxy says in its own name never passes for the server's
 * answer: it is a ProxyException.
 */
public final class ProxyRouting {

  /** The kinds of login that the client knows. */
  private static final Set<String> KNOWN = Set.of("basic", "digest");

  /** In the client's context, once a request is on its way to the server itself. */
  private static final String THROUGH = "caravan.through";

  private final Proxies proxies;
  private final Network network;

  public ProxyRouting(Network network) {
    this.network = network;
    this.proxies = network.proxies();
  }

  /** How it speaks TLS. */
  public TlsSocketStrategy tls() {
    return new DefaultClientTlsStrategy(network.tls());
  }

  /** Lets that client route its requests so. */
  public void configure(HttpClientBuilder client) {
    BasicCredentialsProvider logins = new BasicCredentialsProvider();
    Stream.of(proxies.https(), proxies.http())
        .flatMap(Optional::stream)
        .forEach(proxy -> proxy.login().ifPresent(login -> addLogin(logins, proxy, login)));
    client
        .setRoutePlanner(
            new DefaultRoutePlanner(null) {
              @Override
              protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
                return proxies
                    .to(target.getSchemeName(), target.getHostName())
                    .map(proxy -> new HttpHost("http", proxy.host(), proxy.port()))
                    .orElse(null);
              }
            })
        .setDefaultCredentialsProvider(logins)
        .addExecInterceptorBefore(ChainElement.PROTOCOL.name(), "proxy", this::send)
        .addExecInterceptorAfter(ChainElement.CONNECT.name(), "through", ProxyRouting::through);
  }

  private static void addLogin(
      BasicCredentialsProvider logins, ProxyServer proxy, ProxyLogin login) {
    logins.setCredentials(
        new AuthScope(proxy.host(), proxy.port()),
        new UsernamePasswordCredentials(login.user(), login.password().toCharArray()));
  }

  private ClassicHttpResponse send(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    HttpHost target = scope.route.getTargetHost();
    Optional<ProxyServer> proxy = proxies.to(target.getSchemeName(), target.getHostName());
    if (proxy.isEmpty()) {
      return chain.proceed(request, scope);
    }
    scope.clientContext.removeAttribute(THROUGH);
    ClassicHttpResponse response;
    try {
      response = chain.proceed(request, scope);
    } catch (ConnectException
        | ConnectTimeoutException
        | NoRouteToHostException
        | UnknownHostException e) {
      throw ProxyException.away(proxy.get(), e); // nobody else is connected to
    } catch (SSLException e) {
      throw e; // it leads there
    } catch (IOException e) {
      throw reached(scope) ? e : ProxyException.stuck(proxy.get(), target.toHostString(), e);
    }
    if (!reached(scope) || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
      response.close();
      throw ProxyException.refused(
          proxy.get(), target.toHostString(), response.getCode(), foreign(response));
    }
    return response;
  }

  private static boolean reached(ExecChain.Scope scope) {
    return scope.clientContext.getAttribute(THROUGH) != null;
  }

  private static ClassicHttpResponse through(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(THROUGH, true);
    return chain.proceed(request, scope);
  }

  private static List<String> foreign(ClassicHttpResponse response) {
    List<String> schemes =
        Stream.of(response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE))
            .map(offer -> offer.getValue().split("[ ,]", 2)[0])
            .toList();
    return schemes.stream().anyMatch(one -> KNOWN.contains(one.toLowerCase(Locale.ROOT)))
        ? List.of()
        : schemes;
  }
}
