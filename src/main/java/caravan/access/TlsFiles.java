package caravan.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server shows of itself, in PEM.
 *
 * @param certificate its own, then those of the authorities between it and the root
 * @param key the private key, PKCS#8, without a passphrase
 */
public record TlsFiles(Path certificate, Path key) {

  /** Of the key store in memory, where there is nobody to hide it from. */
  public static final String STORE_PASSWORD = "in memory";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final String NOT_THE_KEY =
      ": holds no private key in PKCS#8; 'openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW' makes one"
          + " of another";

  /**
   * Both in a store.
   *
   * @throws AccessException if one can't be read, or they don't belong together
   */
  public KeyStore read() {
    Certificate[] chain = chain();
    PrivateKey privateKey = privateKey(chain[0].getPublicKey());
    try {
      requirePair(privateKey, chain[0].getPublicKey());
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey, STORE_PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new AccessException(key + ": does not belong to the certificate " + certificate, e);
    }
  }

  private Certificate[] chain() {
    byte[] text = AccessLines.text(certificate).getBytes(StandardCharsets.UTF_8);
    try {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(text));
      if (!chain.isEmpty()) {
        return chain.toArray(new Certificate[0]);
      }
    } catch (GeneralSecurityException e) {
      throw new AccessException(certificate + ": holds no certificate in PEM", e);
    }
    throw new AccessException(certificate + ": holds no certificate in PEM");
  }

  private PrivateKey privateKey(PublicKey its) {
    Matcher pem = KEY.matcher(AccessLines.text(key));
    if (!pem.find()) {
      throw new AccessException(key + NOT_THE_KEY);
    }
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
      return KeyFactory.getInstance(its.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new AccessException(key + ": does not belong to the certificate " + certificate, e);
    }
  }

  private static void requirePair(PrivateKey mine, PublicKey shown)
      throws GeneralSecurityException {
    String algorithm =
        switch (mine.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> mine.getAlgorithm();
        };
    byte[] words = "caravan".getBytes(StandardCharsets.UTF_8);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(mine);
    signature.update(words);
    byte[] signed = signature.sign();
    signature.initVerify(shown);
    signature.update(words);
    if (!signature.verify(signed)) {
      throw new GeneralSecurityException("another pair");
    }
  }
}
