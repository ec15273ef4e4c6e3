package caravan.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder on another machine.
 *
 * @param scheme how it is reached
 * @param user who logs in
 * @param host its name or number
 * @param port 1 to 65,535
 * @param folder below the folder where the login lands; absolute if it begins with a slash; empty
 *     for the landing folder itself
 * @param login by what it knows us
 * @param known the file by which we know it: the server's own key in the form of OpenSSH's
 *     known_hosts, which sftp needs; certificates in PEM for ftps, which else trusts whom this Java
 *     trusts; ftp has none
 * @param implicit whether an ftps server speaks TLS from the first byte on
 * @param active whether an ftp or ftps server opens the lines for files and listings, to us
 */
public record Remote(
    Scheme scheme,
    String user,
    String host,
    int port,
    String folder,
    Login login,
    Optional<Path> known,
    boolean implicit,
    boolean active) {

  /** How a server is spoken to, and the port where that is usual. */
  public enum Scheme {
    SFTP(22),
    FTPS(21),
    FTP(21);

    private final int port;

    Scheme(int port) {
      this.port = port;
    }

    int port() {
      return port;
    }
  }

  /**
   * What logs in.
   *
   * @param password empty where a key file does, or the server asks for none
   * @param keyFile the private key that logs in; sftp only
   * @param passphrase opens the key file; empty where it is not locked
   */
  public record Login(
      Optional<Secret> password, Optional<Path> keyFile, Optional<Secret> passphrase) {

    boolean none() {
      return password.isEmpty() && keyFile.isEmpty();
    }
  }

  public Remote {
    if (user.isBlank() || host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no server can be " + user + "@" + host + ":" + port);
    }
    boolean sftp = scheme == Scheme.SFTP;
    if (sftp && (known.isEmpty() || login.none())) {
      throw new IllegalArgumentException("sftp needs known hosts, and a password or a key file");
    }
    if (!sftp && (login.keyFile().isPresent() || login.passphrase().isPresent())) {
      throw new IllegalArgumentException("only sftp has a key file");
    }
    if (sftp && active) {
      throw new IllegalArgumentException("sftp has one line for all");
    }
    if (scheme == Scheme.FTP && (known.isPresent() || implicit)) {
      throw new IllegalArgumentException("ftp has neither certificates nor TLS");
    }
  }
}
