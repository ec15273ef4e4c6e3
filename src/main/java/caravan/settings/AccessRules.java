package caravan.settings;

import caravan.access.AccessException;
import caravan.access.AddressRange;
import caravan.access.PasswordFile;
import caravan.access.TlsFiles;
import caravan.access.TokenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may use the page. Where nothing of it is said, everybody on this machine may.
 *
 * @param passwords of people
 * @param tokens of programs
 * @param proxies machines that log people in and say who it is
 * @param userHeader in which they say it
 * @param tls what the page shows of itself; empty for plain HTTP
 */
public record AccessRules(
    Optional<Path> passwords,
    Optional<Path> tokens,
    List<AddressRange> proxies,
    String userHeader,
    Optional<TlsFiles> tls) {

  static final String ALL_WAYS =
      "other machines can reach it, so it must be said who may in: people with passwords"
          + " (caravan.http.password-file, written by 'caravan password NAME'), programs with tokens"
          + " (caravan.http.token-file), or whoever a proxy logs in (caravan.http.trusted-proxy);"
          + " or listen on 127.0.0.1";

  public AccessRules {
    proxies = List.copyOf(proxies);
  }

  /** Whether anybody must say who he is. */
  public boolean asked() {
    return passwords.isPresent() || tokens.isPresent() || !proxies.isEmpty();
  }

  /** What is wrong with the files, a line each. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    passwords.ifPresent(
        file -> look(faults, "caravan.http.password-file", () -> PasswordFile.read(file)));
    tokens.ifPresent(file -> look(faults, "caravan.http.token-file", () -> TokenFile.read(file)));
    tls.ifPresent(files -> look(faults, "caravan.http.tls", files::read));
    return faults;
  }

  private static void look(List<String> faults, String setting, Runnable read) {
    try {
      read.run();
    } catch (AccessException e) {
      faults.add(setting + ": " + e.getMessage());
    }
  }
}
