package caravan.web;

import caravan.access.TlsFiles;
import caravan.access.WatchedFiles;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS in front of HTTP. A certificate that is renewed is shown to whoever connects from then on.
 */
final class TlsConnections {

  private static final Logger LOG = LoggerFactory.getLogger(TlsConnections.class);
  private static final long SECONDS = 2;

  private final SslContextFactory.Server context = new SslContextFactory.Server();
  private final Supplier<KeyStore> files;
  private KeyStore shown;

  /** What was read last, in force or not: what is not is said once. */
  private KeyStore seen;

  /**
   * @param tls is read at once; throws AccessException where it can't be used
   */
  TlsConnections(TlsFiles tls) {
    this(new WatchedFiles<>(List.of(tls.certificate(), tls.key()), tls::read));
  }

  /**
   * @param files answers the same store until they were changed
   */
  TlsConnections(Supplier<KeyStore> files) {
    this.files = files;
    this.shown = files.get();
    this.seen = shown;
    context.setKeyStore(shown);
    context.setKeyStorePassword(TlsFiles.STORE_PASSWORD);
    context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
  }

  /** What a connector takes: TLS, then what it hands on. */
  ConnectionFactory[] before(ConnectionFactory plain, HttpConfiguration http) {
    http.addCustomizer(new SecureRequestCustomizer(false)); // whose name it is, AllowedHosts tells
    return new ConnectionFactory[] {new SslConnectionFactory(context, plain.getProtocol()), plain};
  }

  /** Looks at the files from now on. */
  void follow(Scheduler scheduler) {
    scheduler.schedule(() -> look(scheduler), SECONDS, TimeUnit.SECONDS);
  }

  private void look(Scheduler scheduler) {
    try {
      KeyStore now = files.get();
      if (now != seen) {
        seen = now;
        show(now);
      }
    } catch (Exception e) {
      LOG.error("The new certificate is not in force: {}", e.getMessage());
    } finally {
      follow(scheduler);
    }
  }

  /** What can't be shown leaves all as it was. */
  private void show(KeyStore now) throws Exception {
    try {
      context.reload(same -> same.setKeyStore(now));
      shown = now;
    } catch (Exception e) {
      context.reload(same -> same.setKeyStore(shown));
      throw e;
    }
  }
}
