package caravan.network;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A proxy did not lead where it should: nothing was sent there. The message is a sentence for
 * people, without a full stop.
 */
public final class ProxyException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int WANTS_LOGIN = 407;

  private ProxyException(String sentence) {
    super(sentence);
  }

  /** It could not be reached itself. */
  static ProxyException away(ProxyServer proxy, IOException why) {
    ProxyException away =
        new ProxyException(
            "the proxy "
                + proxy
                + " can't be reached; check caravan.proxy (or HTTPS_PROXY) and whether it runs ("
                + why.getMessage()
                + ")");
    away.initCause(why);
    return away;
  }

  /**
   * It answered in its own name.
   *
   * @param to where it should have led
   * @param foreign the kinds of login that it wants, where who asks knows none of them
   */
  static ProxyException refused(ProxyServer proxy, String to, int status, List<String> foreign) {
    if (status != WANTS_LOGIN) {
      return new ProxyException(
          "the proxy %s does not lead to %s, it answers %d; ask who runs it to allow that, or name the host in caravan.proxy.except"
              .formatted(proxy, to, status));
    }
    String settings = "caravan.proxy.user and caravan.proxy.password-file";
    String wants =
        foreign.isEmpty()
            ? ""
            : ", of a kind that Caravan does not know: " + String.join(", ", foreign);
    return new ProxyException(
        proxy
            .login()
            .map(
                login ->
                    "the proxy %s does not accept the login of %s (407)%s; check %s"
                        .formatted(proxy, login, wants, settings))
            .orElseGet(
                () ->
                    "the proxy %s wants a login (407)%s; set %s"
                        .formatted(proxy, wants, settings)));
  }

  /** It broke off or was silent before the way stood. */
  static ProxyException stuck(ProxyServer proxy, String to, IOException why) {
    ProxyException stuck =
        new ProxyException(
            "no way to %s through the proxy %s comes about; check whether it is one, and leads there (%s)"
                .formatted(to, proxy, why.getMessage()));
    stuck.initCause(why);
    return stuck;
  }

  /** The one in the chain of causes of a failure. */
  public static Optional<ProxyException> in(Throwable failure) {
    Throwable one = failure;
    for (int deep = 0; one != null && deep < 20; deep++) {
      if (one instanceof ProxyException found) {
        return Optional.of(found);
      }
      one = one.getCause();
    }
    return Optional.empty();
  }
}
