package caravan.access;

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
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * What a server, or who calls one, shows of itself, in PEM.
 *
 * @param certificate its own, then those of the authorities between it and the root
 * @param key the private key, PKCS#8, without a passphrase
 */
public record TlsFiles(Path certificate, Path key) {

  /** Of the key store in memory, where there is nobody to hide it from. */
  public static final String STORE_PASSWORD = "in memory";

  /**
   * Both in a store.
   *
   * @throws AccessException if one can't be read, or they don't belong together
   */
  public KeyStore read() {
    Certificate[] chain = PemFile.certificates(certificate).toArray(Certificate[]::new);
    PublicKey its = chain[0].getPublicKey();
    byte[] der = PemFile.key(key);
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance(its.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
      requirePair(privateKey, its);
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", privateKey, STORE_PASSWORD.toCharArray(), chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
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
