package caravan.remote;

import caravan.ledger.LedgerException;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.RemoteEnrolment;
import java.io.UncheckedIOException;
import java.util.Set;
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
import org.apache.camel.util.ObjectHelper;
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
  private final FetchDuty duty;
  private final TroubleLog troubleLog;
  private Runnable after = () -> {};
  private @Nullable RemoteFileOperations<T> operations;
  private boolean hurt;
  private boolean over;

  /** Whether it may be connected. */
  private boolean entered;

  /**
   * The connection to that server.
   *
   * @param duty whether it is this process that fetches its lists
   * @param troubleLog is told where it is the ledger that fails
   */
  RemotePoller(
      Server server,
      RemoteListFilter<T> lists,
      RemoteBackOff remoteBackOff,
      RemoteEnrolment enrolment,
      ConnectionLimiter limiter,
      FetchDuty duty,
      TroubleLog troubleLog) {
    this.duty = duty;
    this.troubleLog = troubleLog;
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
    if (!duty.begins()) {
      if (entered) {
        leave(); // the server may have room for one connection only
      }
      return false;
    }
    boolean begins = remoteBackOff.due(RemoteBackOff.ALL) && limiter.enter(server.name());
    entered |= begins;
    return begins;
  }

  /** Whether the look has come to an end: what was not tried in it is tried in the next. */
  boolean over() {
    return over || !duty.ours();
  }

  /** All of the server was seen: what is gone from it was put away. */
  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int polled) {
    Set<String> there = lists.end();
    if (!over()) {
      lists.forgetOthers();
      after.run();
      enrolment.reconcile(
          server.address(),
          path -> over() || there.contains(path) || lists.unseen(path) || exists(path));
    }
    if (!hurt) {
      remoteBackOff.well(RemoteBackOff.ALL);
    }
    if (limiter.wanted(server.name())) {
      leave();
    }
  }

  /** Makes way for others. */
  private void leave() {
    entered = false;
    cut();
    limiter.left(server.name());
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
    leave();
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

  /** Another node fetches the lists of the server now, that one too. */
  void leftToOthers(String path) {
    LOG.info("{}, {} is left to the node that fetches the lists of that server now", server, path);
  }

  /**
   * Something failed, with one list or with all of them. The server is not to blame for the ledger
   * or for this machine, nor for a list that is another node's by now.
   */
  void failed(String path, @Nullable Throwable cause) {
    LOG.debug("{}, {}", server, path, cause);
    LedgerException ledger = ObjectHelper.getException(LedgerException.class, cause);
    UncheckedIOException machine = ofThisMachine(cause);
    if (ledger != null) {
      troubleLog.retried(ledger);
    } else if (machine != null) {
      troubleLog.retried(machine);
      if (!path.equals(RemoteBackOff.ALL)) {
        remoteBackOff.later(path);
      }
    } else if (duty.ours()) {
      blame(path, cause);
    } else if (!path.equals(RemoteBackOff.ALL)) {
      leftToOthers(path);
    }
  }

  /** What reads and writes here says so; what is thrown by transfers is of the server. */
  private static @Nullable UncheckedIOException ofThisMachine(@Nullable Throwable cause) {
    return ObjectHelper.getException(GenericFileOperationFailedException.class, cause) == null
        ? ObjectHelper.getException(UncheckedIOException.class, cause)
        : null;
  }

  private void blame(String path, @Nullable Throwable cause) {
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
    if (over()) {
      cut();
    }
  }
}
