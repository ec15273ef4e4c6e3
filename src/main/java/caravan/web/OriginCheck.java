package caravan.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether it is this page that wants something changed, or a program; never the page of another,
 * which a browser says in headers that no page can write.
 */
final class OriginCheck {

  /** No form can send it, nor a page of others without being asked first whether it may. */
  private static final String BY_A_PROGRAM = "X-Requested-By";

  private static final Pattern SCHEME = Pattern.compile("^https?://");
  private static final Pattern USUAL_PORT = Pattern.compile(":(?:80|443)$");

  private OriginCheck() {}

  /** Why the request is refused; empty if it may change something. */
  static Optional<String> fault(WebRequest request) {
    if (request.visitor().kind() == Visitor.Kind.TOKEN) {
      return Optional.empty(); // which no browser adds by itself
    }
    Optional<String> site = request.header("Sec-Fetch-Site");
    if (site.isPresent()) {
      return site.get().equals("same-origin")
          ? Optional.empty()
          : Optional.of("Another page asked for this (Sec-Fetch-Site). Nothing was changed.");
    }
    Optional<String> origin = request.header("Origin");
    if (origin.isPresent()) {
      return same(origin.get(), WebRequest.hosts(request.jetty()))
          ? Optional.empty()
          : Optional.of("Another page asked for this (Origin). Nothing was changed.");
    }
    return request.json() || request.header(BY_A_PROGRAM).isPresent()
        ? Optional.empty()
        : Optional.of(
            "It can't be told who asks for this: there is neither Sec-Fetch-Site nor Origin."
                + " Programs send application/json, or "
                + BY_A_PROGRAM
                + " beside files. Nothing was changed.");
  }

  private static boolean same(String origin, List<String> hosts) {
    return hosts.size() == 1
        && SCHEME.matcher(origin).find()
        && bare(SCHEME.matcher(origin).replaceFirst("")).equals(bare(hosts.get(0)));
  }

  private static String bare(String host) {
    return USUAL_PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst("");
  }
}
