package caravan.remote;

import caravan.settings.Remote;
import java.util.Locale;

/**
 * A server in the routes.
 *
 * @param name how its endpoint is called: {@code in-1}. All that leads there and logs in is given
 *     to that endpoint apart from its URI, so that no URI ever holds a secret.
 */
public record Server(String name, Remote remote) {

  /** How it is reached, which is also the scheme of its endpoint. */
  public Remote.Scheme scheme() {
    return remote.scheme();
  }

  /** Its address as a person types it: {@code sftp://anna@files.example.com/lists}. */
  public String address() {
    String host = remote.host().contains(":") ? "[" + remote.host() + "]" : remote.host();
    int usual = scheme() == Remote.Scheme.SFTP ? 22 : 21;
    String port = remote.port() == usual ? "" : ":" + remote.port();
    String scheme = scheme().name().toLowerCase(Locale.ROOT);
    return scheme + "://" + remote.user() + "@" + host + port + "/" + remote.folder();
  }

  /** A path below its folder, as the server knows it. */
  String path(String below) {
    String folder = remote.folder();
    return folder.isEmpty() || folder.endsWith("/") ? folder + below : folder + "/" + below;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return address();
  }
}
