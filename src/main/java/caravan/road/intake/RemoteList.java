package caravan.road.intake;

import caravan.codes.ListHead;
import java.nio.file.Path;

/**
 * A list that lies on a server, and a copy of it here.
 *
 * @param copy whole, as it is on the server
 * @param server the server's address, without a secret
 * @param path where the list lies below the server's folder: {@code de/spring.csv}
 * @param fence the {@linkplain caravan.ledger.Nodes#fence number} that this process had before it
 *     was copied
 */
public record RemoteList(Path copy, String server, String path, long fence) {

  /** Divides server and path; neither of them can hold it, nor can the identity of a file here. */
  private static final String TAB = "\t";

  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * What tells it from other lists, together with its contents. Size and time are left out: servers
   * tell time to the minute or the day, in whatever zone, and differently after a while.
   */
  String identity() {
    return server + TAB + path;
  }

  /** Whether that is the identity of a list on a server. */
  static boolean fetched(String identity) {
    return identity.contains(TAB);
  }

  /** Whether that is the identity of a list on this server. */
  static boolean fetchedFrom(String server, String identity) {
    return identity.startsWith(server + TAB);
  }

  /** The path of a list of that identity. */
  static String path(String identity) {
    return identity.substring(identity.indexOf(TAB) + 1);
  }

  /** The head of a list on a server, as it is known from its copy here. */
  static ListHead known(ListHead head, String identity) {
    return new ListHead(
        head.folder(),
        head.name(),
        identity,
        head.sha256(),
        head.urgent(),
        head.columns(),
        head.delimiter());
  }
}
