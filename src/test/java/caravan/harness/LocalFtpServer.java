package caravan.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.filesystem.nativefs.NativeFileSystemFactory;
import org.apache.ftpserver.ftplet.FileSystemFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;

/** A real FTP server on a folder, with a folder "lists" and one user. */
public final class LocalFtpServer implements AutoCloseable {

  /** How it is spoken to. */
  public enum Tls {
    NONE,
    EXPLICIT,
    IMPLICIT
  }

  public static final String PASSWORD = "canary)&/%pw";

  private final Path root;
  private final FileSystemFactory files;
  private final Tls tls;
  private final Transfers transfers = new Transfers();
  private final int port = FreePort.next();
  private FtpServer server;

  public LocalFtpServer(Path root) {
    this(root, new NativeFileSystemFactory(), Tls.NONE);
  }

  public LocalFtpServer(Path root, FileSystemFactory files) {
    this(root, files, Tls.NONE);
  }

  /** With a certificate for that address. */
  public static LocalFtpServer secure(Path root, Tls tls, String address) {
    Certificate.in(keys(root), address);
    return new LocalFtpServer(root, new NativeFileSystemFactory(), tls);
  }

  public static LocalFtpServer secure(Path root) {
    return secure(root, Tls.EXPLICIT, "127.0.0.1");
  }

  private static Path keys(Path root) {
    return root.resolveSibling("keys.p12");
  }

  private LocalFtpServer(Path root, FileSystemFactory files, Tls tls) {
    this.root = root;
    this.files = files;
    this.tls = tls;
    make(root.resolve("lists"));
    start();
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens it, at the same port as before. */
  public LocalFtpServer start() {
    try {
      FtpServerFactory factory = new FtpServerFactory();
      Listener listener = listener();
      factory.addListener("default", listener);
      PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
      users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
      BaseUser anna = new BaseUser();
      anna.setName("anna");
      anna.setPassword(PASSWORD);
      anna.setHomeDirectory(root.toString());
      anna.setAuthorities(List.of(new WritePermission()));
      factory.setUserManager(users.createUserManager());
      factory.getUserManager().save(anna);
      factory.setFileSystem(files);
      factory.getFtplets().put("transfers", transfers);
      server = factory.createServer();
      server.start();
      return this;
    } catch (FtpException e) {
      throw new AssertionError(e);
    }
  }

  private Listener listener() {
    ListenerFactory listeners = new ListenerFactory();
    listeners.setServerAddress("127.0.0.1");
    listeners.setPort(port);
    if (tls != Tls.NONE) {
      SslConfigurationFactory ssl = new SslConfigurationFactory();
      ssl.setKeystoreFile(keys(root).toFile());
      ssl.setKeystorePassword(Certificate.PASSWORD);
      ssl.setKeystoreType("PKCS12");
      listeners.setSslConfiguration(ssl.createSslConfiguration());
      listeners.setImplicitSsl(tls == Tls.IMPLICIT);
    }
    return listeners.createListener();
  }

  /** The file by which a client knows it. */
  public Path certificate() {
    return Certificate.pem(keys(root));
  }

  public Transfers transfers() {
    return transfers;
  }

  public void stop() {
    server.stop();
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
