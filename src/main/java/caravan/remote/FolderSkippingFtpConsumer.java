package caravan.remote;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.apache.camel.component.file.remote.FtpConsumer;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.commons.net.ftp.FTPFile;

/** Looks through an FTP server, with or without TLS; a sub-folder that is refused costs itself. */
final class FolderSkippingFtpConsumer extends FtpConsumer {

  private final ListingObserver observer;

  FolderSkippingFtpConsumer(
      RemoteFileEndpoint<FTPFile> endpoint,
      Processor processor,
      RemoteFileOperations<FTPFile> access,
      GenericFileProcessStrategy<FTPFile> strategy,
      ListingObserver observer) {
    super(endpoint, processor, access, strategy);
    this.observer = observer;
  }

  @Override
  protected boolean doSafePollSubDirectory(
      Exchange dynamic, String path, String name, List<GenericFile<FTPFile>> files, int depth) {
    try {
      return super.doSafePollSubDirectory(dynamic, path, name, files, depth);
    } catch (GenericFileOperationFailedException e) {
      return RefusedFolder.skip(path, observer, e);
    }
  }
}
