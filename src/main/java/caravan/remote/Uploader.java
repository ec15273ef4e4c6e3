package caravan.remote;

import caravan.ledger.Upload;
import caravan.road.delivery.ResultPlace;
import caravan.road.delivery.UploadFile;
import caravan.road.delivery.UploadQueue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileEndpoint;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.commons.net.ftp.FTPFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings results to one server: what is due, under which names, and what when it fails. */
public final class Uploader {

  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);

  private final Server server;
  private final UploadQueue uploadQueue;
  private final RemoteBackOff remoteBackOff;
  private final ConnectionLimiter limiter;

  Uploader(
      Server server,
      UploadQueue uploadQueue,
      RemoteBackOff remoteBackOff,
      ConnectionLimiter limiter) {
    this.server = server;
    this.uploadQueue = uploadQueue;
    this.remoteBackOff = remoteBackOff;
    this.limiter = limiter;
  }

  /** Results that the server is to get now. */
  public List<Upload> due(CamelContext camel) {
    List<Upload> due = remoteBackOff.due(RemoteBackOff.ALL) ? owed() : List.of();
    if (due.isEmpty() && limiter.wanted(server.name())) {
      leave(camel);
    }
    return due.isEmpty() || !limiter.enter(server.name()) ? List.of() : due;
  }

  private List<Upload> owed() {
    List<Upload> owed = uploadQueue.owed(server.address());
    Set<String> results = owed.stream().map(Upload::result).collect(Collectors.toSet());
    remoteBackOff.retain(results::contains);
    return owed.stream().filter(this::due).toList();
  }

  /** A round is over. */
  public void rest(CamelContext camel) {
    if (limiter.narrow()) {
      leave(camel);
    }
  }

  private void leave(CamelContext camel) {
    end(endpoint(camel));
    limiter.left(server.name());
  }

  /**
   * Whether results may be sent now; not where the server has failed meanwhile, or where another
   * node handed the list back once more.
   */
  public boolean may(Upload upload) {
    return due(upload) && uploadQueue.owed(upload, server.address());
  }

  private boolean due(Upload upload) {
    return remoteBackOff.due(RemoteBackOff.ALL) && remoteBackOff.due(upload.result());
  }

  /** The files to send, the receipt last. */
  public List<UploadFile> uploadFiles(Upload upload, CamelContext camel) {
    RemoteFileEndpoint<?> endpoint = endpoint(camel);
    return uploadQueue.uploadFiles(
        upload,
        server.address(),
        new ResultPlace() {
          @Override
          public String form(String path) {
            return connected(endpoint) instanceof FtpAccess ftp && !ftp.utf8()
                ? AsciiNames.of(path)
                : path;
          }

          @Override
          public Set<String> names(String folder) {
            return Uploader.names(connected(endpoint), server.path(folder));
          }
        });
  }

  private RemoteFileEndpoint<?> endpoint(CamelContext camel) {
    return camel.getEndpoints().stream()
        .filter(RemoteFileEndpoint.class::isInstance)
        .map(endpoint -> (RemoteFileEndpoint<?>) endpoint)
        .filter(endpoint -> endpoint.getEndpointBaseUri().endsWith("//" + server.name()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no route leads to " + server));
  }

  /** The connection over which results are sent. */
  private static RemoteFileOperations<?> connected(RemoteFileEndpoint<?> endpoint) {
    RemoteFileOperations<?> operations = operations(endpoint);
    operations.connect(endpoint.getConfiguration(), null);
    return operations;
  }

  private static RemoteFileOperations<?> operations(RemoteFileEndpoint<?> endpoint) {
    try {
      return endpoint.createRemoteFileOperations();
    } catch (GenericFileOperationFailedException e) {
      throw e;
    } catch (Exception e) {
      throw new GenericFileOperationFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static void end(RemoteFileEndpoint<?> endpoint) {
    try {
      RemoteFileOperations<?> operations = operations(endpoint);
      if (operations.isConnected()) {
        operations.forceDisconnect();
      }
    } catch (GenericFileOperationFailedException e) {
      LOG.debug("the connection was lost before it was ended", e);
    }
  }

  private static Set<String> names(RemoteFileOperations<?> operations, String path) {
    String folder =
        path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (!folder.isEmpty() && !operations.existsFile(folder)) {
      return Set.of();
    }
    Object[] files = operations.listFiles(folder);
    return Arrays.stream(files == null ? new Object[0] : files)
        .map(Uploader::name)
        .collect(Collectors.toSet());
  }

  private static String name(Object file) {
    return file instanceof FTPFile ftp ? ftp.getName() : ((SftpRemoteFile<?>) file).getFilename();
  }

  /** All of it stands there. */
  public void sent(Upload upload) {
    uploadQueue.sent(upload, server.address());
    remoteBackOff.well(upload.result());
    remoteBackOff.well(RemoteBackOff.ALL);
  }

  /** It could not be sent; it is sent again. */
  public void failed(Upload upload, Throwable cause, CamelContext camel) {
    RemoteError fault = RemoteError.of(cause, server);
    end(endpoint(camel));
    switch (fault.kind()) {
      case LOGIN -> remoteBackOff.refused(RemoteBackOff.ALL, fault.words());
      case CROWDED -> {
        limiter.crowded(server.name());
        remoteBackOff.failed(RemoteBackOff.ALL, fault.words());
      }
      default ->
          remoteBackOff.failed(fault.all() ? RemoteBackOff.ALL : upload.result(), fault.words());
    }
    limiter.left(server.name());
    LOG.debug("{}, {}", server, upload.result(), cause);
  }
}
