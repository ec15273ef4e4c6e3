package caravan.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads folders on other machines. What belongs to one server alone is looked for under {@code
 * KEY.USER@HOST.}, then {@code KEY.HOST.}, then {@code KEY.}; a password under the last only where
 * all addresses name the same host, so that no server is told another one's.
 */
final class RemotesReader {

  /** Where FTPS servers that speak TLS from the first byte on are found. */
  private static final int IMPLICIT = 990;

  private static final List<String> OF_SFTP =
      List.of("key-file", "key-passphrase", "key-passphrase-file", "known-hosts");
  private static final List<String> OF_FTP = List.of("active");
  private static final List<String> OF_FTPS = List.of("certificate-file", "implicit");

  private final Values values;
  private final Secrets secrets;

  RemotesReader(Values values) {
    this.values = values;
    this.secrets = new Secrets(values);
  }

  /** A server, and the setting that names it. */
  private record Server(String key, RemoteAddress at) {

    /** Where something may be said of it alone, the closest first. */
    List<String> own() {
      String host = at.host().contains(":") ? "[" + at.host() + "]" : at.host();
      return List.of(key + "." + at.user() + "@" + host, key + "." + host);
    }

    /** Where something may be said of it, alone or together with others. */
    List<String> all() {
      return Stream.concat(own().stream(), Stream.of(key)).toList();
    }
  }

  List<Remote> read(String key) {
    List<RemoteAddress> addresses = values.find(key, RemoteAddress::list).orElse(List.of());
    if (!addresses.isEmpty()) {
      values.effective(
          key, addresses.stream().map(RemoteAddress::toString).collect(Collectors.joining(", ")));
    }
    if (values.given(key).isEmpty()) {
      warnOfSettingsOfNoServer(key);
    }
    boolean several = addresses.stream().map(RemoteAddress::host).distinct().count() > 1;
    List<Remote> remotes = new ArrayList<>();
    for (RemoteAddress address : addresses) {
      Server server = new Server(key, address);
      Optional<Secret> password = password(server, several);
      switch (address.scheme()) {
        case SFTP -> sftp(server, password).ifPresent(remotes::add);
        case FTPS -> remotes.add(ftps(server, password));
        case FTP -> remotes.add(ftp(server, password));
      }
    }
    return remotes;
  }

  private Optional<Remote> sftp(Server server, Optional<Secret> password) {
    refuse(server, OF_FTPS, "ftps");
    refuse(server, OF_FTP, "ftp and ftps");
    Remote.Login login =
        new Remote.Login(password, file(server, "key-file"), secret(server, "key-passphrase"));
    Optional<Path> knownHosts = file(server, "known-hosts");
    RawValue written = values.written(server.key());
    if (!says(server.all(), "password", "password-file", "key-file")) {
      values.faults().wrong(written, nothingLogsIn(server));
    }
    if (!says(server.all(), "known-hosts")) {
      values.faults().wrong(written, couldBeAnybody(server));
    }
    boolean complete = knownHosts.isPresent() && !login.none();
    return complete
        ? Optional.of(remote(server.at(), login, knownHosts, false, false))
        : Optional.empty();
  }

  private static String nothingLogsIn(Server server) {
    String what = ".password-file, .password or .key-file";
    return "nothing logs in to " + server.at() + "; set " + server.key() + what;
  }

  private static String couldBeAnybody(Server server) {
    String scan = "ssh-keyscan -p " + server.at().port() + " " + server.at().host();
    return server.at().host()
        + " could be anybody; set "
        + server.key()
        + ".known-hosts to a file with its key ("
        + scan
        + " prints it)";
  }

  private Remote ftps(Server server, Optional<Secret> password) {
    refuse(server, OF_SFTP, "sftp");
    boolean implicit =
        said(server, "implicit")
            .flatMap(key -> values.find(key, Choices::truth))
            .orElse(server.at().port() == IMPLICIT);
    return remote(server.at(), asked(password), certificates(server), implicit, active(server));
  }

  private Optional<Path> certificates(Server server) {
    return said(server, "certificate-file")
        .flatMap(key -> values.find(key, RemotesReader::certificates));
  }

  private Remote ftp(Server server, Optional<Secret> password) {
    refuse(server, OF_SFTP, "sftp");
    refuse(server, OF_FTPS, "ftps");
    RemoteAddress at = server.at();
    if (password.isPresent() && !HostPort.loopback(at.host())) {
      values.warn(
          server.key()
              + ": ftp sends the password to "
              + at.host()
              + " unencrypted; sftp and ftps don't");
    }
    return remote(at, asked(password), Optional.empty(), false, active(server));
  }

  private boolean active(Server server) {
    return said(server, "active").flatMap(key -> values.find(key, Choices::truth)).orElse(false);
  }

  /** What is said of one server alone, and can't be. */
  private void refuse(Server server, List<String> what, String scheme) {
    for (String prefix : server.own()) {
      for (String one : what) {
        values
            .given(prefix + "." + one)
            .ifPresent(
                given ->
                    values
                        .faults()
                        .wrong(given, "only " + scheme + " has that, not " + server.at()));
      }
    }
  }

  private static Remote.Login asked(Optional<Secret> password) {
    return new Remote.Login(password, Optional.empty(), Optional.empty());
  }

  private static Remote remote(
      RemoteAddress at,
      Remote.Login login,
      Optional<Path> known,
      boolean implicit,
      boolean active) {
    return new Remote(
        at.scheme(), at.user(), at.host(), at.port(), at.folder(), login, known, implicit, active);
  }

  private Optional<Secret> password(Server server, boolean several) {
    String[] where = {"password", "password-file"};
    for (String prefix : server.own()) {
      if (says(List.of(prefix), where)) {
        return secrets.password(prefix + ".password");
      }
    }
    if (several && says(List.of(server.key()), where)) {
      values
          .faults()
          .add(
              server.key()
                  + ".password: whose is it? There are several servers; give each its own, "
                  + server.own().get(1)
                  + ".password");
      return Optional.empty();
    }
    return secrets.password(server.key() + ".password");
  }

  private void warnOfSettingsOfNoServer(String key) {
    KnownKeys.OF_A_SERVER.stream()
        .flatMap(what -> values.given(key + "." + what).stream())
        .forEach(given -> values.warn(given + ": is of no use, " + key + " names no server"));
  }

  private boolean says(List<String> prefixes, String... what) {
    return prefixes.stream()
        .flatMap(prefix -> Stream.of(what).map(one -> prefix + "." + one))
        .anyMatch(key -> values.given(key).isPresent());
  }

  /** The closest setting in which that is said of a server. */
  private Optional<String> said(Server server, String... what) {
    return server.all().stream()
        .flatMap(prefix -> Stream.of(what).map(one -> prefix + "." + one))
        .filter(key -> values.given(key).isPresent())
        .findFirst();
  }

  private Optional<Path> file(Server server, String what) {
    return said(server, what).flatMap(key -> values.find(key, RemotesReader::readable));
  }

  private Optional<Secret> secret(Server server, String what) {
    for (String prefix : server.all()) {
      String key = prefix + "." + what;
      if (says(List.of(prefix), what, what + "-file")) {
        return secrets.password(key);
      }
    }
    return Optional.empty();
  }

  private static Path certificates(String text) {
    Path file = readable(text);
    try (InputStream in = Files.newInputStream(file)) {
      if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
        throw new IllegalArgumentException("there is no certificate in it");
      }
      return file;
    } catch (CertificateException | IOException e) {
      throw new IllegalArgumentException(
          "must hold certificates in PEM (-----BEGIN CERTIFICATE-----): " + e.getMessage(), e);
    }
  }

  private static Path readable(String text) {
    Path file = Folder.read(text);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException("there is no such file, or it may not be read");
    }
    return file;
  }
}
