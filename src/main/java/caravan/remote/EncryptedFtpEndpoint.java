package caravan.remote;

import caravan.network.ProxyServer;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.Processor;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.RemoteFileComponent;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** A folder on an FTPS server, to which one connection leads. */
final class EncryptedFtpEndpoint extends FtpsEndpoint {

  private final ListingObserver observer;
  private final SSLContext tls;
  private final Optional<ProxyServer> proxy;
  private @Nullable FtpAccess access;

  EncryptedFtpEndpoint(
      String uri,
      RemoteFileComponent<FTPFile> component,
      FtpsConfiguration to,
      ListingObserver observer,
      SSLContext tls,
      Optional<ProxyServer> proxy) {
    super(uri, component, to);
    this.observer = observer;
    this.tls = tls;
    this.proxy = proxy;
  }

  /** The connection, the same for all who ask. */
  @Override
  public synchronized RemoteFileOperations<FTPFile> createRemoteFileOperations() {
    if (access == null) {
      FtpClient client = TlsResumingFtpsClient.client(getConfiguration().isImplicit(), tls, proxy);
      access = FtpAccess.of(client, this, observer);
    }
    return access;
  }

  @Override
  protected RemoteFileConsumer<FTPFile> buildConsumer(Processor processor) {
    return new FolderSkippingFtpConsumer(
        this, processor, createRemoteFileOperations(), processStrategy, observer);
  }
}
