package caravan.remote;

import caravan.files.FileNames;
import caravan.road.failures.BackOffs;
import caravan.road.intake.Inbox;
import caravan.road.intake.IntakeResult;
import caravan.road.intake.RemoteEnrolment;
import caravan.road.intake.RemoteList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a list on its server: once it is enrolled, or held here, it goes to {@code
 * .done}, one that can't be read to {@code .failed} with the reason beside it; until then it stays
 * where it is.
 *
 * @param <T> what a server's listing is made of
 */
final class RemoteArchive<T> implements GenericFileProcessStrategy<T> {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteArchive.class);

  /** A list that is enrolled and could not be put away yet. */
  private record Held(long size, long modified, IntakeResult verdict) {}

  private final Server server;
  private final RemoteListFilter<T> lists;
  private final RemotePoller<T> connection;
  private final RemoteEnrolment enrolment;
  private final Inbox inbox;
  private final boolean marked;
  private final Map<String, Held> held = new HashMap<>();
  private final LateUploads<T> later;

  RemoteArchive(
      Server server,
      RemoteListFilter<T> lists,
      RemotePoller<T> connection,
      RemoteEnrolment enrolment,
      Inbox inbox,
      LateUploads<T> later,
      boolean marked) {
    this.server = server;
    this.lists = lists;
    this.connection = connection;
    this.enrolment = enrolment;
    this.inbox = inbox;
    this.later = later;
    this.marked = marked;
  }

  @Override
  public void prepareOnStartup(GenericFileOperations<T> operations, GenericFileEndpoint<T> at) {
    connection.through(operations, () -> later.look(operations));
  }

  /** A list that is enrolled already is not fetched again, only put away. */
  @Override
  public boolean begin(
      GenericFileOperations<T> operations,
      GenericFileEndpoint<T> endpoint,
      Exchange exchange,
      GenericFile<T> file) {
    if (connection.over()) {
      return false;
    }
    lists.company();
    Held before = held.get(file.getRelativeFilePath());
    if (before == null
        || before.size() != file.getFileLength()
        || before.modified() != file.getLastModified()) {
      return true;
    }
    putAway(operations, file, before.verdict());
    return false;
  }

  @Override
  public void abort(
      GenericFileOperations<T> operations,
      GenericFileEndpoint<T> endpoint,
      Exchange exchange,
      GenericFile<T> file) {
    lists.done(file.getRelativeFilePath());
  }

  @Override
  public void commit(
      GenericFileOperations<T> operations,
      GenericFileEndpoint<T> endpoint,
      Exchange exchange,
      GenericFile<T> file) {
    leave(exchange, file);
    operations.releaseRetrievedFileResources(exchange);
    IntakeResult verdict =
        Objects.requireNonNull(exchange.getMessage().getBody(IntakeResult.class));
    if (verdict instanceof IntakeResult.LeftToOthers) {
      connection.leftToOthers(file.getRelativeFilePath());
      return;
    }
    held.put(
        file.getRelativeFilePath(),
        new Held(file.getFileLength(), file.getLastModified(), verdict));
    putAway(operations, file, verdict);
  }

  @Override
  public void rollback(
      GenericFileOperations<T> operations,
      GenericFileEndpoint<T> endpoint,
      Exchange exchange,
      GenericFile<T> file) {
    leave(exchange, file);
    connection.failed(file.getRelativeFilePath(), exchange.getException());
    connection.cut();
  }

  private void leave(Exchange exchange, GenericFile<T> file) {
    lists.done(file.getRelativeFilePath());
    if (exchange.getProperty(BackOffs.SUBJECT) instanceof RemoteList remoteList) {
      inbox.discard(remoteList.copy());
    }
  }

  private void putAway(
      GenericFileOperations<T> operations, GenericFile<T> file, IntakeResult verdict) {
    String path = file.getRelativeFilePath();
    if (!ours(verdict)) {
      held.remove(path);
      connection.leftToOthers(path);
      return;
    }
    if (connection.changed(file)) {
      held.remove(path);
      LOG.info("{}, {}: was written anew after it was fetched; that is another list", server, path);
      return;
    }
    if (verdict instanceof IntakeResult.Taken taken) {
      move(operations, file, ".done");
      held.remove(path);
      enrolment.putAway(taken);
    } else if (verdict instanceof IntakeResult.Held waiting) {
      move(operations, file, ".done");
      held.remove(path);
      enrolment.putAway(waiting);
    } else if (verdict instanceof IntakeResult.Unreadable unreadable) {
      String failed = move(operations, file, ".failed");
      held.remove(path);
      LOG.warn("{}, {} is not taken in, see {}: {}", server, path, failed, unreadable.reason());
      String reason = unreadable.reason() + System.lineSeparator();
      if (!operations.storeFileDirectly(failed + ".reason.txt", reason)) {
        throw refused("write the reason beside " + failed);
      }
    }
    connection.well(path);
  }

  /** Whether no other node fetches the lists of the server since that one was looked at. */
  private boolean ours(IntakeResult verdict) {
    if (verdict instanceof IntakeResult.Taken taken) {
      return enrolment.fetches(server.address(), taken.fence());
    }
    return !(verdict instanceof IntakeResult.Held waiting)
        || enrolment.fetches(server.address(), waiting.fence());
  }

  /** Moves it to a name that is free there; answers that name. */
  private String move(GenericFileOperations<T> operations, GenericFile<T> file, String folder) {
    String path = file.getRelativeFilePath();
    int slash = path.lastIndexOf('/');
    String into = server.path(folder + (slash < 0 ? "" : "/" + path.substring(0, slash)));
    operations.buildDirectory(into, into.startsWith("/"));
    String name = path.substring(slash + 1);
    String target =
        into + "/" + FileNames.free(name, there -> operations.existsFile(into + "/" + there));
    later.moving(path, target, file.getFileLength());
    if (!renamed(operations, file.getAbsoluteFilePath(), target)) {
      later.leave(target);
      if (operations.existsFile(file.getAbsoluteFilePath())) {
        throw refused("move " + path + " to " + target);
      }
      return target; // another did that who was thought to be dead
    }
    if (marked) {
      operations.deleteFile(file.getAbsoluteFilePath() + RemoteListFilter.MARKER);
    }
    return target;
  }

  private boolean renamed(GenericFileOperations<T> operations, String from, String to) {
    try {
      return operations.renameFile(from, to);
    } catch (GenericFileOperationFailedException e) {
      if (RemoteError.refusal(e) && !operations.existsFile(from)) {
        return false;
      }
      throw e;
    }
  }

  private static GenericFileOperationFailedException refused(String what) {
    return new GenericFileOperationFailedException(
        "it does not let us " + what + "; check the rights there");
  }
}
