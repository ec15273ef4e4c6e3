package caravan.remote;

import caravan.settings.Remote;
import java.util.Optional;

/** A server that is spoken of and never called. */
final class PretendedServer {

  private PretendedServer() {}

  /** Anna's, of which lists are fetched. */
  static Server ftp(int port) {
    return new Server(
        "in-1",
        new Remote(
            Remote.Scheme.FTP,
            "anna",
            "files.example.com",
            port,
            "lists",
            new Remote.Login(Optional.empty(), Optional.empty(), Optional.empty()),
            Optional.empty(),
            false,
            false));
  }
}
