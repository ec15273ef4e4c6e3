package caravan.network;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trusts whom the one trusts that is in force when a server shows itself. */
final class CurrentTrust extends X509ExtendedTrustManager {

  private final Supplier<X509ExtendedTrustManager> current;

  CurrentTrust(Supplier<X509ExtendedTrustManager> current) {
    this.current = current;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    current.get().checkServerTrusted(chain, kind);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket to)
      throws CertificateException {
    current.get().checkServerTrusted(chain, kind, to);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine to)
      throws CertificateException {
    current.get().checkServerTrusted(chain, kind, to);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    current.get().checkClientTrusted(chain, kind);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket from)
      throws CertificateException {
    current.get().checkClientTrusted(chain, kind, from);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine from)
      throws CertificateException {
    current.get().checkClientTrusted(chain, kind, from);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return current.get().getAcceptedIssuers();
  }
}
