package caravan.web;

import caravan.status.Readiness;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets through who may in. To everybody go the login, the page's own files and, without any
 * reasons, the health, which load balancers ask for.
 */
final class AccessGuard {

  private static final String READY = "/health/ready";
  private static final Set<String> OPEN = Set.of("/health/live", READY);
  private static final String ASSETS = "/assets/";

  private final Authenticator authenticator;
  private final LoginSite login;
  private final Supplier<Readiness> readiness;

  AccessGuard(Authenticator authenticator, LoginSite login, Supplier<Readiness> readiness) {
    this.authenticator = authenticator;
    this.login = login;
    this.readiness = readiness;
  }

  /** Answers as that site does, if whoever asks may have that. */
  Optional<HttpAnswer> answer(WebRequest request, Site site) {
    if (!authenticator.rules().asked() || request.path().startsWith(ASSETS)) {
      return site.answer(request);
    }
    Optional<HttpAnswer> known = login.answer(request);
    if (known.isPresent()) {
      return known;
    }
    Optional<Visitor> visitor = authenticator.find(request.jetty());
    if (visitor.isEmpty()) {
      return stranger(request.by(Visitor.STRANGER), site);
    }
    WebRequest admitted = request.by(visitor.get());
    return admitted.reads() || visitor.get().acts()
        ? site.answer(admitted)
        : Optional.of(
            HttpAnswer.text(403, "This token may only read (scope read). Nothing was changed."));
  }

  private Optional<HttpAnswer> stranger(WebRequest request, Site site) {
    if (request.reads() && OPEN.contains(request.path())) {
      return request.path().equals(READY) ? Optional.of(ready()) : site.answer(request);
    }
    if (!request.reads()) {
      Optional<String> fault = OriginCheck.fault(request);
      if (fault.isPresent()) {
        return fault.map(why -> HttpAnswer.text(403, why));
      }
    }
    return Optional.of(navigates(request) ? toLogin(request) : unauthorized());
  }

  /** Whether a person goes to a screen, and it is not a screen's script that asks. */
  private static boolean navigates(WebRequest request) {
    return request.header("Accept").filter(all -> all.contains("text/html")).isPresent()
        && request.header("Sec-Fetch-Mode").filter(mode -> !mode.equals("navigate")).isEmpty()
        && !request.path().equals("/events");
  }

  private HttpAnswer ready() {
    Readiness all = readiness.get();
    return HealthJson.ready(all.without("log in to see why"));
  }

  private static HttpAnswer unauthorized() {
    return HttpAnswer.text(
            401, "Say who you are: programs by a token, in the header Authorization: Bearer TOKEN.")
        .with("WWW-Authenticate", "Bearer realm=\"Caravan\"");
  }

  private static HttpAnswer toLogin(WebRequest request) {
    String path = request.path().substring(1);
    String query = request.jetty().getHttpURI().getQuery();
    String to =
        !request.reads() ? "" : query == null || query.isEmpty() ? path : path + "?" + query;
    String top = "../".repeat((int) path.chars().filter(c -> c == '/').count());
    return HttpAnswer.text(303, "Log in there.")
        .with(
            "Location",
            (top.isEmpty() ? "./" : top)
                + "login"
                + (to.isEmpty() ? "" : "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
  }
}
