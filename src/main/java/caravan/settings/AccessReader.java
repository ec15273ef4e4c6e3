package caravan.settings;

import caravan.access.AddressRange;
import caravan.access.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads who may use the page. The files themselves are read when it is about to be served. */
final class AccessReader {

  private static final String CERTIFICATE = "caravan.http.tls.certificate";
  private static final String KEY = "caravan.http.tls.key";
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,63}");

  private final Values values;

  AccessReader(Values values) {
    this.values = values;
  }

  /** The rules; of no use if there are faults. */
  AccessRules read(Optional<HostPort> listen) {
    AccessRules rules =
        new AccessRules(
            values.find("caravan.http.password-file", Folder::read),
            values.find("caravan.http.token-file", Folder::read),
            values.find("caravan.http.trusted-proxy", AccessReader::ranges).orElse(List.of()),
            values.read("caravan.http.user-header", AccessReader::header),
            tls(values, CERTIFICATE, KEY));
    rules.passwords().ifPresent(file -> warnIfOpen(values, "caravan.http.password-file", file));
    rules.tokens().ifPresent(file -> warnIfOpen(values, "caravan.http.token-file", file));
    rules.tls().ifPresent(files -> warnIfOpen(values, KEY, files.key()));
    if (listen.filter(address -> !address.loopback()).isPresent()
        && rules.tls().isEmpty()
        && rules.proxies().isEmpty()) {
      values.warn(
          values.written("caravan.http.listen")
              + ": whoever is on the way can read passwords and what is shown; "
              + CERTIFICATE
              + " and .key keep it to the two ends, 127.0.0.1 to this machine");
    }
    return rules;
  }

  /** Two files that go together, by the settings that name them. */
  static Optional<TlsFiles> tls(Values values, String certificate, String key) {
    Optional<Path> chain = values.find(certificate, Folder::read);
    Optional<Path> privateKey = values.find(key, Folder::read);
    if (chain.isPresent() != privateKey.isPresent()) {
      values
          .faults()
          .wrong(
              values.written(chain.isPresent() ? certificate : key),
              "goes together with " + (chain.isPresent() ? key : certificate));
    }
    return chain.flatMap(its -> privateKey.map(file -> new TlsFiles(its, file)));
  }

  /** Warns where everybody on this machine can read a file that is a secret. */
  static void warnIfOpen(Values values, String setting, Path file) {
    try {
      if (Secrets.open(file)) {
        values.warn(Secrets.openTo(values.written(setting), file));
      }
    } catch (IOException e) {
      return; // said where it is read
    }
  }

  private static List<AddressRange> ranges(String text) {
    return Arrays.stream(COMMA.split(text, -1)).map(AddressRange::read).toList();
  }

  private static String header(String text) {
    if (!HEADER.matcher(text).matches()) {
      throw new IllegalArgumentException("must be the name of a header");
    }
    return text;
  }
}
