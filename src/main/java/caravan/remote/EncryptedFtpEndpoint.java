package caravan.remote;

import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateConsumerException;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.FtpConsumer;
import org.apache.camel.component.file.remote.FtpsConfiguration;
import org.apache.camel.component.file.remote.FtpsEndpoint;
import org.apache.camel.component.file.remote.RemoteFileComponent;
import org.apache.camel.component.file.remote.RemoteFileConsumer;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;

/** A folder on an FTPS server, to which one connection leads. */
final class EncryptedFtpEndpoint extends FtpsEndpoint {

  private final Lookout lookout;
  private @Nullable FtpAccess access;

  EncryptedFtpEndpoint(
      String uri, RemoteFileComponent<FTPFile> component, FtpsConfiguration to, Lookout lookout) {
    super(uri, component, to);
    this.lookout = lookout;
  }

  /** The connection, the same for all who ask. */
  @Override
  public synchronized RemoteFileOperations<FTPFile> createRemoteFileOperations() throws Exception {
    if (access == null) {
      FtpClient client =
          TlsResumingFtpsClient.client(
              getConfiguration().isImplicit(),
              getSslContextParameters().createSSLContext(getCamelContext()));
      client.setBufferSize(getBufferSize());
      client.setConnectTimeout(getConfiguration().getConnectTimeout());
      client.setDataTimeout(Duration.ofMillis(getConfiguration().getTimeout()));
      setSoTimeout(getConfiguration().getSoTimeout());
      access = new FtpAccess(client, getFtpClientConfig(), lookout);
      access.setEndpoint(this);
    }
    return access;
  }

  @Override
  protected RemoteFileConsumer<FTPFile> buildConsumer(Processor processor) {
    try {
      return new FtpConsumer(this, processor, createRemoteFileOperations(), processStrategy) {
        @Override
        protected boolean doSafePollSubDirectory(
            Exchange dynamic,
            String path,
            String name,
            List<GenericFile<FTPFile>> files,
            int depth) {
          try {
            return super.doSafePollSubDirectory(dynamic, path, name, files, depth);
          } catch (GenericFileOperationFailedException e) {
            return RefusedEntries.spared(path, lookout, e);
          }
        }
      };
    } catch (Exception e) {
      throw new FailedToCreateConsumerException(this, e);
    }
  }
}
