package caravan.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * An authority that no Java trusts, and what it vouches for: made by the Java that runs the tests.
 */
public final class CompanyAuthority {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  /**
   * @param folder where it keeps all that it makes
   */
  public CompanyAuthority(Path folder) {
    this.folder = folder;
    keytool("ca", "-genkeypair", "-alias", "ca", "-dname", "CN=Company CA", "-ext", "bc:c");
  }

  /** Its own certificate, as a file in PEM. */
  public Path pem() {
    return pem("ca", "ca");
  }

  /** Vouches for a server of that name, which is one at 127.0.0.1 as well. */
  public CompanyAuthority server(String name) {
    return leaf(name, "-ext", "san=dns:" + name + ",ip:127.0.0.1");
  }

  /** Vouches for somebody who calls servers. */
  public CompanyAuthority client(String name) {
    return leaf(name, "-ext", "eku=clientAuth");
  }

  /** The same, but until yesterday. */
  public CompanyAuthority expired(String name) {
    return leaf(name, "-startdate", "-30d", "-validity", "29");
  }

  private CompanyAuthority leaf(String name, String... how) {
    try {
      Files.copy(keys("ca"), keys(name));
      List<String> words =
          new ArrayList<>(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
      words.addAll(List.of("-signer", "ca"));
      words.addAll(List.of(how));
      keytool(name, words.toArray(String[]::new));
      KeyStore store = store(name);
      var own = store.getCertificate("ca");
      store.deleteEntry("ca");
      store.setCertificateEntry("ca", own);
      try (OutputStream out = Files.newOutputStream(keys(name))) {
        store.store(out, PASSWORD.toCharArray());
      }
      return this;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The certificate of whom it vouches for, in PEM. */
  public Path certificate(String name) {
    return pem(name, name);
  }

  /** The private key that goes with it, in PEM. */
  public Path key(String name) {
    try {
      byte[] key = store(name).getKey(name, PASSWORD.toCharArray()).getEncoded();
      return written(name + ".key", "PRIVATE KEY", key);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** How a server of that name speaks TLS; it trusts this authority's clients. */
  public SSLContext serving(String name) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store(name), PASSWORD.toCharArray());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(store(name));
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path pem(String store, String alias) {
    try {
      return written(
          alias + ".pem", "CERTIFICATE", store(store).getCertificate(alias).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** The key store of whom it vouches for, with {@link Certificate#PASSWORD}. */
  public Path keys(String name) {
    return folder.resolve(name + ".p12");
  }

  private KeyStore store(String name) {
    try (InputStream in = Files.newInputStream(keys(name))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private Path written(String file, String what, byte[] der) {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    try {
      return Files.writeString(
          folder.resolve(file),
          "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(what, body, what));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void keytool(String store, String... how) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(how));
    command.addAll(List.of("-keyalg", "EC", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", keys(store).toString(), "-storepass", PASSWORD));
    try {
      Process keytool =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("keytool.log").toFile())
              .start();
      if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
        throw new AssertionError(command + Files.readString(folder.resolve("keytool.log")));
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
