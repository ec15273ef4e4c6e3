package caravan.settings;

import caravan.access.AccessException;
import caravan.access.PemFile;
import caravan.access.TlsFiles;
import caravan.network.NetworkRules;
import caravan.network.Proxies;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how other machines are reached, and tries whether the files for it can be used. */
final class NetworkReader {

  private static final String AUTHORITY = "caravan.ca-file";
  private static final String CERTIFICATE = "caravan.client.certificate";
  private static final String KEY = "caravan.client.key";

  private final Values values;
  private final Map<String, String> environment;

  NetworkReader(Values values, Map<String, String> environment) {
    this.values = values;
    this.environment = environment;
  }

  /** The rules; of no use if there are faults. */
  NetworkRules read(Settings.Folders folders) {
    Proxies proxies = new ProxyReader(values, environment).read();
    refuseActive("caravan.input.remote", folders.inputRemotes().stream(), proxies);
    refuseActive("caravan.output.remote", folders.outputRemotes().stream(), proxies);
    Optional<Path> authority = values.find(AUTHORITY, Folder::read);
    authority.ifPresent(file -> tryOut(AUTHORITY, () -> PemFile.certificates(file)));
    Optional<TlsFiles> client = AccessReader.tls(values, CERTIFICATE, KEY);
    client.ifPresent(
        files -> {
          tryOut(CERTIFICATE + ", .key", files::read);
          AccessReader.warnIfOpen(values, KEY, files.key());
        });
    return new NetworkRules(proxies, authority, client);
  }

  private void refuseActive(String key, Stream<Remote> remotes, Proxies proxies) {
    remotes
        .filter(Remote::active)
        .filter(remote -> proxies.to(remote.scheme().name(), remote.host()).isPresent())
        .forEach(
            remote ->
                values
                    .faults()
                    .add(
                        key
                            + ".active: "
                            + remote.host()
                            + " would open connections to us, and no HTTP proxy lets it; leave"
                            + " .active out, or name the host in caravan.proxy.except"));
  }

  private void tryOut(String setting, Runnable read) {
    try {
      read.run();
    } catch (AccessException e) {
      values.faults().add(setting + ": " + e.getMessage());
    }
  }
}
