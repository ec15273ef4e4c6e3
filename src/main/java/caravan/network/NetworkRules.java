package caravan.network;

import caravan.access.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How other machines are reached.
 *
 * @param authority certificates in PEM of who vouches for servers besides those whom Java trusts
 * @param client what is shown to servers that want to know who we are
 */
public record NetworkRules(Proxies proxies, Optional<Path> authority, Optional<TlsFiles> client) {

  /** Directly, and as Java does it. */
  public static final NetworkRules PLAIN =
      new NetworkRules(Proxies.NONE, Optional.empty(), Optional.empty());
}
