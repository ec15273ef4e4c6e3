package caravan.remote;

import caravan.network.Network;
import caravan.network.ProxyServer;
import caravan.settings.Remote;
import caravan.settings.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.remote.FtpComponent;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpsComponent;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.main.Main;
import org.apache.camel.util.StringHelper;
import org.apache.commons.net.ftp.FTPFile;

/**
 * Components whose endpoints are called by a server's name, {@code sftp:in-1}, and are told here
 * where that leads, how to log in, and how to be careful: the URI of an endpoint is logged.
 */
final class RemoteComponents {

  private static final int CONNECT = (int) Duration.ofSeconds(10).toMillis();
  private static final int ANSWER = (int) Duration.ofSeconds(30).toMillis();

  private final Map<String, Remote> remotes;
  private final Network network;
  private final Map<String, ListingObserver> observers = new HashMap<>();

  RemoteComponents(Servers servers, Network network) {
    this.remotes = servers.all().collect(Collectors.toMap(Server::name, Server::remote));
    this.network = network;
  }

  /** What is seen on a server is told to that one; before the routes are made. */
  void watch(Server server, ListingObserver observer) {
    observers.put(server.name(), observer);
  }

  void bind(Main camel) {
    if (remotes.values().stream().anyMatch(remote -> remote.scheme() == Remote.Scheme.FTPS)) {
      TlsResumingFtpsClient.prepare();
    }
    camel.bind("ftp", new Ftp());
    camel.bind("ftps", new Ftps());
    camel.bind("sftp", new Sftp());
  }

  private ListingObserver observer(String uri) {
    return observers.getOrDefault(URI.create(uri).getHost(), ListingObserver.NONE);
  }

  private Remote remote(String uri) {
    String name = URI.create(uri).getHost();
    Remote remote = remotes.get(name);
    if (remote == null) {
      throw new IllegalArgumentException("no server is called " + name);
    }
    return remote;
  }

  private Optional<ProxyServer> proxy(String uri) {
    Remote remote = remote(uri);
    return network.proxies().to(remote.scheme().name(), remote.host());
  }

  private Remote lead(RemoteFileEndpoint<?> endpoint) {
    Remote remote = remote(endpoint.getEndpointBaseUri());
    RemoteFileConfiguration to = endpoint.getConfiguration();
    to.setHost(remote.host());
    to.setPort(remote.port());
    to.setDirectory(remote.folder());
    to.setDirectoryName(remote.folder());
    to.setUsername(remote.user());
    remote.login().password().map(Secret::reveal).ifPresent(to::setPassword);
    to.setConnectTimeout(CONNECT);
    to.setSoTimeout(ANSWER);
    to.setTimeout(ANSWER);
    to.setPassiveMode(!remote.active());
    to.setBinary(true);
    to.setStreamDownload(true);
    to.setStepwise(false);
    to.setThrowExceptionOnConnectFailed(true);
    endpoint.setMaximumReconnectAttempts(1);
    return remote;
  }

  /** As any browser does: an authority that is trusted, and the name in the address. */
  private SSLContext tls(Remote remote) {
    return remote
        .known()
        .map(file -> network.tls(Certificates.trusting(file)))
        .orElseGet(network::tls);
  }

  private static void secure(SftpConfiguration to, Remote remote) {
    to.setStrictHostKeyChecking("yes");
    to.setUseUserKnownHostsFile(false);
    remote.known().map(Path::toString).ifPresent(to::setKnownHostsFile);
    Remote.Login login = remote.login();
    login.keyFile().map(Path::toString).ifPresent(to::setPrivateKeyFile);
    login.passphrase().map(Secret::reveal).ifPresent(to::setPrivateKeyPassphrase);
    String asks = login.password().isPresent() ? "password,keyboard-interactive" : "";
    String shows = login.keyFile().isPresent() ? "publickey" : "";
    boolean both = !asks.isEmpty() && !shows.isEmpty();
    to.setPreferredAuthentications(both ? shows + "," + asks : shows + asks);
    to.setJschLoggingLevel(org.apache.camel.LoggingLevel.OFF);
  }

  private final class Ftp extends FtpComponent {

    @Override
    protected GenericFileEndpoint<FTPFile> buildFileEndpoint(
        String uri, String remaining, Map<String, Object> parameters) throws Exception {
      return new PlainFtpEndpoint(
          uri, this, new FtpConfiguration(new URI(getBaseUri(uri))), observer(uri), proxy(uri));
    }

    @Override
    protected void afterPropertiesSet(GenericFileEndpoint<FTPFile> endpoint) {
      lead((RemoteFileEndpoint<?>) endpoint);
    }
  }

  private final class Ftps extends FtpsComponent {

    @Override
    protected GenericFileEndpoint<FTPFile> buildFileEndpoint(
        String uri, String remaining, Map<String, Object> parameters) throws Exception {
      return new EncryptedFtpEndpoint(
          uri,
          this,
          new FtpsConfiguration(new URI(getBaseUri(uri))),
          observer(uri),
          tls(remote(uri)),
          proxy(uri));
    }

    @Override
    protected void afterPropertiesSet(GenericFileEndpoint<FTPFile> endpoint) {
      Remote remote = lead((RemoteFileEndpoint<?>) endpoint);
      ((FtpsEndpoint) endpoint).getConfiguration().setImplicit(remote.implicit());
    }
  }

  private final class Sftp extends SftpComponent {

    @Override
    @SuppressWarnings("rawtypes") // as Camel has it
    protected GenericFileEndpoint<SftpRemoteFile> buildFileEndpoint(
        String uri, String remaining, Map<String, Object> parameters) throws Exception {
      return new KnownSftpEndpoint(
          uri,
          this,
          new SftpConfiguration(new URI(StringHelper.before(uri, "?", uri))),
          observer(uri),
          proxy(uri));
    }

    @Override
    @SuppressWarnings("rawtypes") // as Camel has it
    protected void afterPropertiesSet(GenericFileEndpoint<SftpRemoteFile> endpoint) {
      Remote remote = lead((RemoteFileEndpoint<?>) endpoint);
      ((RemoteFileEndpoint<?>) endpoint).setFastExistsCheck(true);
      secure((SftpConfiguration) endpoint.getConfiguration(), remote);
    }
  }
}
