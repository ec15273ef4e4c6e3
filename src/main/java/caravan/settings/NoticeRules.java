package caravan.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is told what happens.
 *
 * @param urls where notices are sent: each an address with a host, of http or https; whoever knows
 *     one may be able to write into a chat, so they are secrets
 * @param secret what notices are signed with; empty if they are not
 */
public record NoticeRules(List<Secret> urls, Optional<Secret> secret) {

  private static final Set<String> SCHEMES = Set.of("http", "https");

  public NoticeRules {
    urls = List.copyOf(urls);
  }

  /** Reads them; what is wrong is noted, without the address. */
  static NoticeRules read(Values values) {
    String key = "caravan.notify.url";
    Secrets secrets = new Secrets(values);
    Optional<Secret> told = secrets.password(key);
    List<Secret> urls =
        told.stream()
            .flatMap(text -> Stream.of(text.reveal().split("[,\\s]+")))
            .filter(text -> !text.isBlank())
            .map(Secret::new)
            .distinct()
            .toList();
    if ((told.isPresent() && urls.isEmpty()) || !urls.stream().allMatch(NoticeRules::good)) {
      values
          .given(key)
          .or(() -> values.given(key + "-file"))
          .ifPresent(
              given ->
                  values
                      .faults()
                      .hidden(
                          given,
                          "must be an address, such as https://chat.example.com/hooks/caravan;"
                              + " several with commas"));
    }
    return new NoticeRules(urls, secrets.password("caravan.notify.secret"));
  }

  private static boolean good(Secret url) {
    try {
      URI address = URI.create(url.reveal());
      return address.getScheme() != null
          && SCHEMES.contains(address.getScheme())
          && address.getHost() != null
          && address.getUserInfo() == null
          && address.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
