package caravan.web;

import caravan.access.PasswordFile;
import caravan.access.PasswordHash;
import caravan.access.Scope;
import caravan.access.TokenFile;
import caravan.access.WatchedFiles;
import caravan.settings.AccessRules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** Tells who a request comes from: by token, by what a trusted proxy says, or by session. */
final class Authenticator {

  static final String COOKIE = "caravan-session";

  private static final String BEARER = "Bearer ";
  private static final Pattern USER = Pattern.compile("[^\\p{Cntrl}]{1,100}");

  private final AccessRules rules;
  private final WatchedFiles<Map<String, PasswordHash>> passwords;
  private final WatchedFiles<TokenFile> tokens;
  private final Sessions sessions;
  private final LoginLimiter limiter;
  private final Semaphore proving = new Semaphore(1);
  private final PasswordHash nobodys = PasswordHash.nobodys();

  Authenticator(AccessRules rules, Clock clock) {
    this.rules = rules;
    this.passwords = watched(rules.passwords(), PasswordFile::read, Map.of());
    this.tokens = watched(rules.tokens(), TokenFile::read, TokenFile.empty());
    this.sessions = new Sessions(passwords, clock);
    this.limiter = new LoginLimiter(clock);
  }

  private static <T> WatchedFiles<T> watched(
      Optional<Path> file, Function<Path, T> reader, T otherwise) {
    return new WatchedFiles<>(file.stream().toList(), () -> file.map(reader).orElse(otherwise));
  }

  /** How people may in. */
  AccessRules rules() {
    return rules;
  }

  /** Who asks; empty if that must be said and was not. */
  Optional<Visitor> find(Request request) {
    if (!rules.asked()) {
      return Optional.of(Visitor.LOCAL);
    }
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (authorization != null && authorization.startsWith(BEARER)) {
      return program(authorization.substring(BEARER.length()).strip());
    }
    return proxied(request)
        .or(() -> secrets(request).stream().flatMap(one -> sessions.find(one).stream()).findAny());
  }

  private Optional<Visitor> program(String token) {
    return tokens
        .get()
        .find(token)
        .map(
            found ->
                new Visitor(
                    found.name(),
                    found.scope() == Scope.ACT,
                    Visitor.Kind.TOKEN,
                    () -> tokens.get().find(token).isPresent()));
  }

  /** A header that came twice is one that somebody put beside the proxy's. */
  private Optional<Visitor> proxied(Request request) {
    List<String> users = request.getHeaders().getValuesList(rules.userHeader());
    if (!byProxy(request) || users.isEmpty()) {
      return Optional.empty();
    }
    String name = users.get(0).strip();
    if (users.size() > 1 || !USER.matcher(name).matches()) {
      throw new HttpException.RuntimeException(
          400, "The proxy must say once, in " + rules.userHeader() + ", who it is.");
    }
    return Optional.of(new Visitor(name, true, Visitor.Kind.PROXY, () -> true));
  }

  private boolean byProxy(Request request) {
    String peer = Request.getRemoteAddr(request);
    return rules.proxies().stream().anyMatch(range -> range.has(peer));
  }

  private static List<String> secrets(Request request) {
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(HttpCookie::getValue)
        .toList();
  }

  /** What is kept from others on its way: TLS here, or at a proxy that is believed. */
  boolean secure(Request request) {
    return request.isSecure()
        || (byProxy(request)
            && "https".equalsIgnoreCase(request.getHeaders().get("X-Forwarded-Proto")));
  }

  /**
   * What came of a login.
   *
   * @param secret of the session; empty if there is none
   * @param pause how long to wait before the next try; zero where it was tried
   */
  record Login(Optional<String> secret, Duration pause) {}

  /** Tries a password; no longer for a name that is not there than for one that is. */
  Login login(Request request, String name, char[] password) {
    String address = address(request);
    Optional<Duration> wait = limiter.take(address);
    if (wait.isPresent()) {
      return new Login(Optional.empty(), wait.get());
    }
    PasswordHash known = passwords.get().get(name);
    boolean right = proves(known == null ? nobodys : known, password) && known != null;
    if (!right || known == null) {
      return new Login(Optional.empty(), Duration.ZERO);
    }
    limiter.passed(address);
    return new Login(Optional.of(sessions.begin(name, known)), Duration.ZERO);
  }

  /** One at a time: it is meant to cost, and must not take the machine from the road. */
  private boolean proves(PasswordHash hash, char[] password) {
    proving.acquireUninterruptibly();
    try {
      return hash.matches(password);
    } finally {
      proving.release();
    }
  }

  /** Where a request comes from, beyond a proxy that is believed. */
  String address(Request request) {
    List<String> before = request.getHeaders().getValuesList("X-Forwarded-For");
    return byProxy(request) && !before.isEmpty()
        ? before.get(before.size() - 1).strip()
        : Request.getRemoteAddr(request);
  }

  /** Ends the sessions of whoever asks for it. */
  void logout(Request request) {
    secrets(request).forEach(sessions::end);
  }
}
