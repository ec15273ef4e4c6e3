package caravan.network;

import caravan.access.PemFile;
import caravan.access.TlsFiles;
import caravan.access.WatchedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways to other machines. Certificates and keys are read anew when their files were changed,
 * for all connections from then on; for any number of threads.
 */
public final class Network {

  private static final Logger LOG = LoggerFactory.getLogger(Network.class);

  private final Proxies proxies;
  private final Clock clock;
  private final Optional<TrustManager> trust;
  private final Optional<KeyManager> key;

  /**
   * @param clock tells which certificates have expired; who uses one is warned
   */
  public Network(NetworkRules rules, Clock clock) {
    this.proxies = rules.proxies();
    this.clock = clock;
    this.trust =
        rules
            .authority()
            .map(file -> new WatchedFiles<>(List.of(file), () -> trusting(file)))
            .map(CurrentTrust::new);
    this.key =
        rules
            .client()
            .map(of -> new WatchedFiles<>(List.of(of.certificate(), of.key()), () -> showing(of)))
            .map(CurrentKey::new);
  }

  public Proxies proxies() {
    return proxies;
  }

  /** How TLS is spoken with servers; a context of its own each time. */
  public SSLContext tls() {
    return tls(trust);
  }

  /** The same with servers that nobody but that one trusts. */
  public SSLContext tls(TrustManager other) {
    return tls(Optional.of(other));
  }

  private SSLContext tls(Optional<TrustManager> trusted) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          key.map(one -> new KeyManager[] {one}).orElse(null),
          trusted.map(one -> new TrustManager[] {one}).orElse(null),
          null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java speaks TLS", e);
    }
  }

  /** Java's own authorities and those in the file. */
  private X509ExtendedTrustManager trusting(Path file) {
    List<X509Certificate> own = PemFile.certificates(file);
    own.forEach(one -> warnIfExpired(file, one));
    List<X509Certificate> all = new ArrayList<>(own);
    all.addAll(List.of(trustManager(null).getAcceptedIssuers()));
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate one : all) {
        store.setCertificateEntry("authority-" + store.size(), one);
      }
      return trustManager(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every Java has a key store in memory", e);
    }
  }

  /**
   * @param store null for what Java trusts by itself
   */
  private static X509ExtendedTrustManager trustManager(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return only(X509ExtendedTrustManager.class, factory.getTrustManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the authorities that Java trusts can't be read", e);
    }
  }

  private X509KeyManager showing(TlsFiles files) {
    KeyStore store = files.read();
    warnIfExpired(files.certificate(), PemFile.certificates(files.certificate()).get(0));
    try {
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, TlsFiles.STORE_PASSWORD.toCharArray());
      return only(X509KeyManager.class, factory.getKeyManagers());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has keys for TLS", e);
    }
  }

  private static <T> T only(Class<T> kind, Object[] made) {
    return Stream.of(made).filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
  }

  private void warnIfExpired(Path file, X509Certificate certificate) {
    String whose = certificate.getSubjectX500Principal().getName();
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateExpiredException e) {
      LOG.warn(
          "{}: the certificate of {} expired at {}; put a newer one there",
          file,
          whose,
          certificate.getNotAfter().toInstant());
    } catch (CertificateNotYetValidException e) {
      LOG.warn(
          "{}: the certificate of {} is valid from {} on; check the clock",
          file,
          whose,
          certificate.getNotBefore().toInstant());
    }
  }
}
