package caravan.remote;

import caravan.road.intake.RemoteEnrolment;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.remote.FtpConstants;
import org.apache.camel.component.file.remote.RemoteFileOperations;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to a server where lists are dropped: when it is looked at, and what is said and
 * done when that fails.
 *
 * @param <T> what a server's listing is made of
 */
final class RemotePoller<T> implements PollingConsumerPollStrategy, ExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(RemotePoller.class);

  private final Server server;
  private final RemoteListFilter<T> lists;
  private final RemoteBackOff remoteBackOff;
  private final RemoteEnrolment enrolment;
  private final ConnectionLimiter limiter;
  private final BooleanSupplier ours;
  private Runnable after = () -> {};
  private @Nullable RemoteFileOperations<T> operations;
  private boolean hurt;
  private boolean over;

  /**
   * The connection to that server.
   *
   * @param ours whether it is this process that fetches its lists now
   */
  RemotePoller(
      Server server,
      RemoteListFilter<T> lists,
      RemoteBackOff remoteBackOff,
      RemoteEnrolment enrolment,
      ConnectionLimiter limiter,
      BooleanSupplier ours) {
    this.ours = ours;
    this.server = server;
    this.lists = lists;
    this.remoteBackOff = remoteBackOff;
    this.enrolment = enrolment;
    this.limiter = limiter;
  }

  /**
   * @param then is done after each look
   */
  void through(GenericFileOperations<T> here, Runnable then) {
    operations = (RemoteFileOperations<T>) here;
    after = then;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    hurt = false;
    over = false;
    lists.begin();
    return ours.getAsBoolean()
        && remoteBackOff.due(RemoteBackOff.ALL)
        && limiter.enter(server.name());
  }

  /** Whether the look has come to an end: what was not tried in it is tried in the next. */
  boolean over() {
    return over;
  }

  /** All of the server was seen: what is gone from it was put away. */
  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polled) {
    Set<String> there = lists.end();
    if (!over) {
      after.run();
      enrolment.reconcile(
          server.address(),
          path -> over || there.contains(path) || lists.unseen(path) || exists(path));
    }
    if (!hurt) {
      remoteBackOff.well(RemoteBackOff.ALL);
    }
    makeWay();
  }

  private void makeWay() {
    if (limiter.wanted(server.name())) {
      cut();
      limiter.left(server.name());
    }
  }

  /** A listing that was cut short shows less than there is. */
  private boolean exists(String path) {
    try {
      return operations == null || operations.existsFile(server.path(path));
    } catch (GenericFileOperationFailedException e) {
      failed(RemoteBackOff.ALL, e);
      return true;
    }
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int retry, Exception cause) {
    cut();
    limiter.left(server.name());
    return false;
  }

  /** The look is over, and the next one begins with a new connection. */
  void cut() {
    over = true;
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
    return SingleFile.find(operations, file.getAbsoluteFilePath())
        .filter(
            now ->
                now.size() != file.getFileLength()
                    || (now.modified() != 0 && now.modified() != file.getLastModified()))
        .isPresent();
  }

  void well(String path) {
    remoteBackOff.well(path);
  }

  /** Something failed, with one list or with all of them. */
  void failed(String path, @Nullable Throwable cause) {
    RemoteError fault =
        RemoteError.of(cause == null ? new IllegalStateException("unknown") : cause, server);
    String what = fault.all() ? RemoteBackOff.ALL : path;
    boolean all = what.equals(RemoteBackOff.ALL);
    hurt |= all;
    over |= all;
    if (fault.kind() == RemoteError.Kind.CROWDED) {
      limiter.crowded(server.name());
    }
    if (fault.kind() == RemoteError.Kind.LOGIN) {
      remoteBackOff.refused(what, fault.words());
    } else {
      remoteBackOff.failed(what, fault.words());
    }
    if (all && !path.equals(RemoteBackOff.ALL)) {
      remoteBackOff.later(path);
    }
    LOG.debug("{}, {}", server, path, cause);
  }

  @Override
  public void handleException(Throwable exception) {
    failed(RemoteBackOff.ALL, exception);
  }

  @Override
  public void handleException(@Nullable String message, Throwable exception) {
    failed(RemoteBackOff.ALL, exception);
  }

  @Override
  public void handleException(
      @Nullable String message, @Nullable Exchange exchange, Throwable exception) {
    String path =
        exchange == null
            ? null
            : exchange.getMessage().getHeader(FtpConstants.FILE_NAME, String.class);
    String what = path == null ? RemoteBackOff.ALL : path;
    lists.done(what);
    failed(what, exception);
    if (over) {
      cut();
    }
  }
}
