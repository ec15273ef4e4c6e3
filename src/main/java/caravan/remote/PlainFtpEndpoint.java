package caravan.remote;

import caravan.network.ProxyServer;
import java.util.Optional;
import org.apache.camel.Processor;
import org.apache.camel.component.file.remote.FtpConfiguration;
import org.apache.camel.component.file.remote.FtpEndpoint;
import org.apache.camel.component.file.remote.RemoteFileComponent;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** A folder on an FTP server, to which one connection leads. */
final class PlainFtpEndpoint extends FtpEndpoint<FTPFile> {

  private final ListingObserver observer;
  private final Optional<ProxyServer> proxy;
  private @Nullable FtpAccess access;

  PlainFtpEndpoint(
      String uri,
      RemoteFileComponent<FTPFile> component,
      FtpConfiguration to,
      ListingObserver observer,
      Optional<ProxyServer> proxy) {
    super(uri, component, to);
    this.observer = observer;
    this.proxy = proxy;
  }

  /** The connection, the same for all who ask. */
  @Override
  public synchronized RemoteFileOperations<FTPFile> createRemoteFileOperations() {
    if (access == null) {
      FtpClient client = new FtpClient(proxy);
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
