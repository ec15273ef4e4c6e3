package caravan.remote;

import caravan.network.ProxyServer;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpComponent;
import org.apache.camel.component.file.remote.SftpConfiguration;
import org.apache.camel.component.file.remote.SftpConsumer;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/** A folder on an SFTP server, to which one connection leads. */
@SuppressWarnings("rawtypes") // as Camel has it
final class KnownSftpEndpoint extends SftpEndpoint {

  private final ListingObserver observer;
  private final SftpAccess access;

  KnownSftpEndpoint(
      String uri,
      SftpComponent component,
      SftpConfiguration to,
      ListingObserver observer,
      Optional<ProxyServer> proxy) {
    super(uri, component, to);
    this.observer = observer;
    this.access = new SftpAccess(observer, proxy);
    access.setEndpoint(this);
  }

  /** The connection, the same for all who ask. */
  @Override
  public RemoteFileOperations<SftpRemoteFile> createRemoteFileOperations() {
    return access;
  }

  @Override
  protected RemoteFileConsumer<SftpRemoteFile> buildConsumer(Processor processor) {
    return new SftpConsumer(this, processor, access, processStrategy) {
      @Override
      protected boolean doSafePollSubDirectory(
          Exchange dynamic,
          String path,
          String name,
          List<GenericFile<SftpRemoteFile>> files,
          int depth) {
        try {
          return super.doSafePollSubDirectory(dynamic, path, name, files, depth);
        } catch (GenericFileOperationFailedException e) {
          return RefusedFolder.skip(path, observer, e);
        }
      }
    };
  }
}
