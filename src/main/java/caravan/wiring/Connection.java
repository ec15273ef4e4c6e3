package caravan.wiring;

import caravan.road.Enrolment;
import java.util.Set;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.apache.commons.net.ftp.FTPFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to a server where lists are dropped: when it is looked at, and what is said and
 * done when that fails.
 *
 * @param <T> what a server's listing is made of
 */
final class Connection<T> implements PollingConsumerPollStrategy, ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  private final Server server;
  private final ListsThere<T> lists;
  private final Patience patience;
  private final Enrolment enrolment;
  private @Nullable RemoteFileOperations<T> operations;
  private boolean hurt;

  Connection(Server server, ListsThere<T> lists, Patience patience, Enrolment enrolment) {
    this.server = server;
    this.lists = lists;
    this.patience = patience;
    this.enrolment = enrolment;
  }

  void through(GenericFileOperations<T> here) {
    operations = (RemoteFileOperations<T>) here;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    hurt = false;
    lists.begin();
    return patience.due(Patience.ALL);
  }

  /** All of the server was seen: what is gone from it was put away. */
  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polled) {
    Set<String> there = lists.end();
    enrolment.reconcile(server.address(), path -> there.contains(path) || exists(path));
    if (!hurt) {
      patience.well(Patience.ALL);
    }
  }

  /** A listing that was cut short shows less than there is. */
  private boolean exists(String path) {
    return operations == null || operations.existsFile(server.path(path));
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
    cut();
    return false;
  }

  /** The next look begins with a new connection. */
  void cut() {
    if (operations == null) {
      return;
    }
    try {
      operations.forceDisconnect();
    } catch (GenericFileOperationFailedException e) {
      LOG.debug("{}: the connection was lost before it was ended", server, e);
    }
  }

  /** Whether a list is not any more what was fetched; if the server can't tell, it is. */
  boolean changed(GenericFile<T> file) {
    if (operations == null) {
      return false;
    }
    T[] now = operations.listFiles(file.getAbsoluteFilePath());
    if (now == null || now.length != 1) {
      return false;
    }
    if (now[0] instanceof FTPFile ftp) {
      return ftp.isFile()
          && (ftp.getSize() != file.getFileLength()
              || (ftp.getTimestamp() != null
                  && ftp.getTimestamp().getTimeInMillis() != file.getLastModified()));
    }
    return now[0] instanceof SftpRemoteFile<?> sftp
        && (sftp.getFileLength() != file.getFileLength()
            || sftp.getLastModified() != file.getLastModified());
  }

  void well(String path) {
    patience.well(path);
  }

  /** Something failed, with one list or with all of them. */
  void failed(String path, @Nullable Throwable cause) {
    RemoteFault fault =
        RemoteFault.of(cause == null ? new IllegalStateException("unknown") : cause, server);
    String what = fault.all() ? Patience.ALL : path;
    hurt |= what.equals(Patience.ALL);
    patience.failed(what, fault.words());
    LOG.debug("{}, {}", server, path, cause);
  }

  @Override
  public void handleException(Throwable exception) {
    failed(Patience.ALL, exception);
  }

  @Override
  public void handleException(@Nullable String message, Throwable exception) {
    failed(Patience.ALL, exception);
  }

  @Override
  public void handleException(
      @Nullable String message, @Nullable Exchange exchange, Throwable exception) {
    String path =
        exchange == null
            ? null
            : exchange.getMessage().getHeader(FtpConstants.FILE_NAME, String.class);
    failed(path == null ? Patience.ALL : path, exception);
  }
}
