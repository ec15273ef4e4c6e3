package caravan.access;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in a file in PEM; whatever stands around it is left out. */
public final class PemFile {

  private static final Pattern CERTIFICATE = block("CERTIFICATE");
  private static final Pattern KEY = block("PRIVATE KEY");
  private static final Pattern OTHER_KEY =
      Pattern.compile("-----BEGIN ((?:[A-Z]+ )+)PRIVATE KEY-----");
  private static final String NO_CERTIFICATE =
      ": holds no certificate in PEM (-----BEGIN CERTIFICATE-----); 'openssl x509 -inform der -in"
          + " OLD -out NEW' makes one of DER";
  private static final String AS_WANTED =
      "'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' makes one of another";

  private PemFile() {}

  private static Pattern block(String what) {
    return Pattern.compile(
        "-----BEGIN " + what + "-----([A-Za-z0-9+/=\\s]+)-----END " + what + "-----");
  }

  /**
   * All certificates, in their order, at least one.
   *
   * @throws AccessException if it can't be read, holds none, or one that is damaged
   */
  public static List<X509Certificate> certificates(Path file) {
    List<X509Certificate> all = new ArrayList<>();
    Matcher blocks = CERTIFICATE.matcher(text(file));
    while (blocks.find()) {
      all.add(certificate(file, all.size() + 1, blocks.group(1)));
    }
    if (all.isEmpty()) {
      throw new AccessException(file + NO_CERTIFICATE);
    }
    return all;
  }

  private static X509Certificate certificate(Path file, int number, String base64) {
    try {
      ByteArrayInputStream der =
          new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64.strip()));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der);
    } catch (CertificateException | IllegalArgumentException e) {
      throw new AccessException(file + ": certificate " + number + " in it is damaged", e);
    }
  }

  /**
   * The private key, as PKCS#8 has it.
   *
   * @throws AccessException if it can't be read, or holds none, or none that is understood
   */
  static byte[] key(Path file) {
    String text = text(file);
    Matcher pem = KEY.matcher(text);
    if (!pem.find()) {
      throw new AccessException(file + other(text) + "; " + AS_WANTED);
    }
    try {
      return Base64.getMimeDecoder().decode(pem.group(1).strip());
    } catch (IllegalArgumentException e) {
      throw new AccessException(file + ": the private key in it is damaged", e);
    }
  }

  private static String other(String text) {
    Matcher other = OTHER_KEY.matcher(text);
    return Optional.of(other)
        .filter(Matcher::find)
        .map(found -> found.group(1).strip())
        .map(
            kind ->
                kind.equals("ENCRYPTED") || text.contains("Proc-Type: 4,ENCRYPTED")
                    ? ": the private key is locked with a passphrase, and Caravan opens none"
                    : ": holds a private key in an older form (" + kind + "), not in PKCS#8")
        .orElse(": holds no private key in PKCS#8");
  }

  private static String text(Path file) {
    return new String(AccessLines.bytes(file), StandardCharsets.ISO_8859_1);
  }
}
