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
 * @param password empty where a key file does, or the server asks for none
 * @param keyFile the private key that logs in; sftp only
 * @param knownHosts the file that the server's own key must stand in; sftp needs it, others have
 *     none
 */
public record Remote(
    Scheme scheme,
    String user,
    String host,
    int port,
    String folder,
    Optional<Secret> password,
    Optional<Path> keyFile,
    Optional<Path> knownHosts) {

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

  public Remote {
    if (user.isBlank() || host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no server can be " + user + "@" + host + ":" + port);
    }
    boolean sftp = scheme == Scheme.SFTP;
    if (sftp && (knownHosts.isEmpty() || (password.isEmpty() && keyFile.isEmpty()))) {
      throw new IllegalArgumentException("sftp needs known hosts, and a password or a key file");
    }
    if (!sftp && (knownHosts.isPresent() || keyFile.isPresent())) {
      throw new IllegalArgumentException("only sftp has a key file and known hosts");
    }
  }
}
