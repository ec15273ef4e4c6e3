package caravan.web;

import caravan.web.page.LoginView;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where people say who they are, and leave again. */
final class LoginSite implements Site {

  static final String PATH = "/login";

  private static final Logger LOG = LoggerFactory.getLogger(LoginSite.class);
  private static final Pattern SCREEN =
      Pattern.compile("(?:[a-z]+(?:/[a-z0-9-]+)*)?(?:\\?[A-Za-z0-9=&%+._~-]{0,300})?");
  private static final int LONGEST = 200;

  private final Authenticator authenticator;
  private final Function<LoginView, String> page;
  private final String assets;
  private final String base;

  /**
   * @param page lays the screen out
   * @param assets what names this version of the page's files
   * @param base the path under which a proxy shows it; empty at the top
   */
  LoginSite(
      Authenticator authenticator, Function<LoginView, String> page, String assets, String base) {
    this.authenticator = authenticator;
    this.page = page;
    this.assets = assets;
    this.base = base;
  }

  @Override
  public Optional<HttpAnswer> answer(WebRequest request) {
    return switch (request.path()) {
      case PATH -> Optional.of(login(request));
      case "/logout" -> Optional.of(logout(request));
      default -> Optional.empty();
    };
  }

  private HttpAnswer login(WebRequest request) {
    boolean people = authenticator.rules().passwords().isPresent();
    if (request.reads()) {
      return screen(people ? 200 : 403, request.param("to").orElse(""), "");
    }
    Optional<HttpAnswer> refused = refused(request);
    return refused.isPresent() || !people
        ? refused.orElseGet(() -> screen(403, "", ""))
        : proved(request);
  }

  private static Optional<HttpAnswer> refused(WebRequest request) {
    return request.method().equals("POST")
        ? OriginCheck.fault(request).map(why -> HttpAnswer.text(403, why))
        : Optional.of(
            HttpAnswer.text(405, "Only GET and POST are understood here.")
                .with("Allow", "GET, HEAD, POST"));
  }

  private HttpAnswer proved(WebRequest request) {
    String to = request.field("to").orElse("");
    String name = request.field("name").orElse("");
    String password = Optional.ofNullable(request.form().getValue("password")).orElse("");
    if (password.length() > LONGEST || name.length() > LONGEST) {
      return screen(401, to, "Name or password are not right.");
    }
    Authenticator.Login login = authenticator.login(request.jetty(), name, password.toCharArray());
    String address = authenticator.address(request.jetty());
    if (login.secret().isPresent()) {
      LOG.info("{} logged in from {}", name, address);
      return HttpAnswer.text(303, "Go on there.")
          .with("Location", "./" + screen(to))
          .with("Set-Cookie", cookie(request, login.secret().get(), ""));
    }
    if (login.pause().isZero()) {
      LOG.warn("A login from {} was refused: name or password are not right", address);
      return screen(401, to, "Name or password are not right.");
    }
    return tooOften(to, login.pause());
  }

  private HttpAnswer tooOften(String to, Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return screen(429, to, "Five wrong tries: the next one is possible in " + seconds + " s.")
        .with("Retry-After", String.valueOf(seconds));
  }

  private HttpAnswer logout(WebRequest request) {
    Optional<HttpAnswer> refused = refused(request);
    if (request.reads() || refused.isPresent()) {
      return refused.orElseGet(
          () -> HttpAnswer.text(405, "Only POST is understood here.").with("Allow", "POST"));
    }
    authenticator.logout(request.jetty());
    return HttpAnswer.text(303, "Go on there.")
        .with("Location", "./login")
        .with("Set-Cookie", cookie(request, "", "; Max-Age=0"));
  }

  private String cookie(WebRequest request, String secret, String more) {
    return "%s=%s; Path=%s/; HttpOnly; SameSite=Strict%s%s"
        .formatted(
            Authenticator.COOKIE,
            secret,
            base,
            authenticator.secure(request.jetty()) ? "; Secure" : "",
            more);
  }

  /** Nothing but a place of this page is gone to. */
  private static String screen(String to) {
    return SCREEN.matcher(to).matches() ? to : "";
  }

  private HttpAnswer screen(int status, String to, String fault) {
    String html =
        page.apply(
            new LoginView(
                assets,
                screen(to),
                fault,
                authenticator.rules().passwords().isPresent(),
                !authenticator.rules().proxies().isEmpty()));
    HttpAnswer answer = HttpAnswer.html(status, html).with("Cache-Control", "no-store");
    return status == 401 ? answer.with("WWW-Authenticate", "Bearer realm=\"Caravan\"") : answer;
  }
}
