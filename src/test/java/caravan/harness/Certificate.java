package caravan.harness;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for an address that no Java trusts, made by the Java that runs the tests. */
public final class Certificate {

  public static final String PASSWORD = "changeit";

  /** Key stores by their address: each is made once, which takes seconds. */
  private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

  private Certificate() {}

  public static Path in(Path file) {
    return in(file, "127.0.0.1");
  }

  /** The key store of a server at that address, the same for all that ask for it. */
  public static Path in(Path file, String address) {
    try {
      return Files.exists(file)
          ? file
          : Files.write(file, MADE.computeIfAbsent(address, Certificate::made));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] made(String address) {
    try {
      Path file = Files.createTempDirectory("certificate").resolve("keys");
      byte[] store = Files.readAllBytes(another(file, address));
      Files.delete(file);
      Files.delete(file.getParent());
      return store;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** One that nobody else has. */
  public static Path another(Path file) {
    return another(file, "127.0.0.1");
  }

  private static Path another(Path file, String address) {
    try {
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "server",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + address,
                  "-ext",
                  "san=ip:" + address,
                  "-storetype",
                  "PKCS12",
                  "-keystore",
                  file.toString(),
                  "-storepass",
                  PASSWORD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new AssertionError("keytool failed");
      }
      return file;
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Its private key, as a file in PEM. */
  public static Path key(Path keys) {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
      return Files.writeString(
          keys.resolveSibling(keys.getFileName() + ".key"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What trusts that certificate and no other. */
  public static SSLContext trusting(Path keys) {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      trusted.setCertificateEntry("server", store.getCertificate("server"));
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The certificate alone, as a file in PEM. */
  public static Path pem(Path keys) {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      String body =
          Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII))
              .encodeToString(store.getCertificate("server").getEncoded());
      return Files.writeString(
          keys.resolveSibling(keys.getFileName() + ".pem"),
          "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
