package caravan.settings;

import caravan.network.DirectHosts;
import caravan.network.Proxies;
import caravan.network.ProxyLogin;
import caravan.network.ProxyServer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads which proxy leads where. Where the setting says nothing, the environment does, as curl
 * reads it, small letters before capitals: HTTPS_PROXY for https, HTTP_PROXY for http, NO_PROXY for
 * who is reached without.
 */
final class ProxyReader {

  private static final String PROXY = "caravan.proxy";
  private static final String USER = "caravan.proxy.user";
  private static final String PASSWORD = "caravan.proxy.password";
  private static final String EXCEPT = "caravan.proxy.except";
  private static final Pattern BETWEEN = Pattern.compile("[,\\s]+");

  private final Values values;
  private final Map<String, String> environment;

  ProxyReader(Values values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  Proxies read() {
    DirectHosts direct = direct();
    Optional<ProxyLogin> login = login();
    boolean off =
        values.given(PROXY).filter(given -> given.text().equalsIgnoreCase("off")).isPresent();
    Proxies proxies =
        off ? Proxies.NONE : values.given(PROXY).isPresent() ? set(direct) : told(direct);
    if (!off && !proxies.any()) {
      Stream.of(USER, PASSWORD, PASSWORD + "-file", EXCEPT)
          .flatMap(key -> values.given(key).stream())
          .forEach(given -> values.warn(given + ": is of no use, there is no " + PROXY));
    }
    return login.map(proxies::with).orElse(proxies);
  }

  private Proxies set(DirectHosts direct) {
    return values
        .find(PROXY, ProxyAddress::read)
        .map(proxy -> Proxies.all(proxy, direct))
        .orElse(Proxies.NONE);
  }

  private Optional<ProxyLogin> login() {
    Optional<String> user = values.find(USER, ProxyReader::user);
    Optional<Secret> password = new Secrets(values).password(PASSWORD);
    boolean named = values.given(USER).isPresent();
    boolean locked = Stream.of(PASSWORD, PASSWORD + "-file").anyMatch(this::says);
    if (named != locked) {
      values
          .faults()
          .add(
              named
                  ? USER + ": goes together with " + PASSWORD + "-file, or " + PASSWORD
                  : PASSWORD + ": goes together with " + USER);
    }
    return user.flatMap(name -> password.map(secret -> new ProxyLogin(name, secret.reveal())));
  }

  private boolean says(String key) {
    return values.given(key).isPresent();
  }

  private static String user(String text) {
    if (text.contains(":")) {
      throw new IllegalArgumentException("can't hold a colon; the password has its own setting");
    }
    return text;
  }

  private DirectHosts direct() {
    return values
        .find(EXCEPT, text -> new DirectHosts(entries(text)))
        .or(this::directByEnvironment)
        .orElse(new DirectHosts(List.of()));
  }

  private Optional<DirectHosts> directByEnvironment() {
    return variable("NO_PROXY")
        .flatMap(
            name -> {
              List<String> entries = entries(environment.getOrDefault(name, ""));
              values.effective(EXCEPT, String.join(",", entries), "environment variable " + name);
              return tried(name, () -> new DirectHosts(entries));
            });
  }

  private Proxies told(DirectHosts direct) {
    Set<String> names = new LinkedHashSet<>();
    Optional<ProxyServer> https = proxy("HTTPS_PROXY", names);
    Optional<ProxyServer> http = proxy("HTTP_PROXY", names);
    Proxies proxies = new Proxies(https, http, Optional.empty(), direct);
    if (proxies.any()) {
      values.effective(
          PROXY, proxies.toString(), "environment variable " + String.join(", ", names));
    }
    return proxies;
  }

  private Optional<ProxyServer> proxy(String name, Set<String> names) {
    return variable(name)
        .flatMap(
            variable -> {
              names.add(variable);
              String text = environment.getOrDefault(variable, "");
              return tried(variable, () -> ProxyAddress.ofEnvironment(text));
            });
  }

  /** Other programs may make more of it: what is not understood stops nothing. */
  private <T> Optional<T> tried(String variable, Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (IllegalArgumentException e) {
      values.warn(
          "environment variable "
              + variable
              + ": "
              + e.getMessage()
              + "; it is left out of account, caravan.proxy says better what is meant");
      return Optional.empty();
    }
  }

  private Optional<String> variable(String name) {
    return Stream.of(name.toLowerCase(Locale.ROOT), name)
        .filter(one -> !environment.getOrDefault(one, "").isBlank())
        .findFirst();
  }

  private static List<String> entries(String text) {
    return Stream.of(BETWEEN.split(text)).filter(one -> !one.isBlank()).toList();
  }
}
