package caravan.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.PasswordChangeRequiredException;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server on a folder, with a folder "lists" and one user. */
public final class LocalSftpServer implements AutoCloseable {

  public static final String PASSWORD = "canary)&/%pw";

  private final Path root;
  private final KeyPair key = key();
  private final AtomicInteger logins = new AtomicInteger();
  private final List<PublicKey> allowed = new CopyOnWriteArrayList<>();
  private final FullDisk disk = new FullDisk();
  private volatile boolean expired;
  private final int port = FreePort.next();
  private SshServer server;

  public LocalSftpServer(Path root) {
    this.root = root;
    try {
      Files.createDirectories(root.resolve("lists"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start();
  }

  public static KeyPair key() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
      keys.initialize(2048);
      return keys.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Opens it, at the same port as before. */
  public LocalSftpServer start() {
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(key));
    server.setPasswordAuthenticator(
        (user, password, session) -> {
          logins.incrementAndGet();
          if (expired) {
            throw new PasswordChangeRequiredException("", "Your password has expired", "");
          }
          return user.equals("anna") && password.equals(PASSWORD);
        });
    server.setPublickeyAuthenticator(
        (user, shown, session) ->
            user.equals("anna") && allowed.stream().anyMatch(k -> KeyUtils.compareKeys(k, shown)));
    server.setSubsystemFactories(
        List.of(new SftpSubsystemFactory.Builder().withFileSystemAccessor(disk).build()));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Lets the owner of that key in. */
  public LocalSftpServer allow(PublicKey owner) {
    allowed.add(owner);
    return this;
  }

  /** Asks for another password from now on. */
  public LocalSftpServer expire() {
    expired = true;
    return this;
  }

  /** Whether there is room for anything more on its disk. */
  public void full(boolean now) {
    disk.full(now);
  }

  /** A file in which a client finds this server's key, at that port. */
  public Path knownHosts(int at) {
    return knownHosts(at, key);
  }

  public Path knownHosts(int at, KeyPair other) {
    return knownHosts("127.0.0.1", at, other);
  }

  /** The same for a client that calls it so. */
  public Path knownHosts(String host) {
    return knownHosts(host, port, key);
  }

  private Path knownHosts(String host, int at, KeyPair other) {
    try {
      return Files.writeString(
          root.resolveSibling("known-hosts-" + at),
          "[" + host + "]:" + at + " " + PublicKeyEntry.toString(other.getPublic()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often somebody tried to log in. */
  public int logins() {
    return logins.get();
  }

  public int port() {
    return port;
  }

  public Path lists() {
    return root.resolve("lists");
  }

  public Path root() {
    return root;
  }

  @Override
  public void close() {
    stop();
  }
}
