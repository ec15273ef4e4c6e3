package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.Lists;
import caravan.ledger.Nodes;
import caravan.lists.UnreadableListException;
import caravan.road.LogFields;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Takes in lists that were fetched from servers, as those that are dropped here are taken in. */
public final class RemoteEnrolment {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteEnrolment.class);

  private final Screening screening;
  private final Lists lists;
  private final RowEnrolment rows;
  private final HeldLists heldLists;
  private final Nodes nodes;

  public RemoteEnrolment(
      Screening screening, Lists lists, RowEnrolment rows, HeldLists heldLists, Nodes nodes) {
    this.screening = screening;
    this.lists = lists;
    this.rows = rows;
    this.heldLists = heldLists;
    this.nodes = nodes;
  }

  /**
   * Takes in a list that was fetched from a server, or holds it; one that was taken in or held
   * before and has not been put away there yet is not taken in twice. One at which it looked before
   * another node got the server is left to that.
   *
   * @throws UncheckedIOException where the machine is at fault; then it can be taken in later
   */
  public IntakeResult enrol(RemoteList list) {
    try (MDC.MDCCloseable field = LogFields.list(list.name())) {
      Screened screened = screening.screen(list.copy(), list.folder(), list.name());
      ListHead head = RemoteList.known(screened.survey().head(), list.identity());
      Optional<ListRecord> taken = lists.findTaken(head);
      if (taken.isPresent()) {
        return new IntakeResult.Taken(taken.get().id(), list.fence());
      }
      Optional<Held> held = heldLists.findFetched(head);
      if (held.isPresent()) {
        return new IntakeResult.Held(held.get().id(), list.fence());
      }
      if (screened.held()) {
        long number = heldLists.hold(list.copy(), head, screened, list.fence());
        return new IntakeResult.Held(number, list.fence());
      }
      screened.tellChosen();
      return new IntakeResult.Taken(
          rows.enrol(new SurveyedList(list.copy(), screened.survey(), head, list.fence())),
          list.fence());
    } catch (UnreadableListException e) {
      return new IntakeResult.Unreadable(String.valueOf(e.getMessage()));
    } catch (LedgerException e) {
      if (fetches(list.server(), list.fence())) {
        throw e;
      }
      LOG.debug("{} was not taken in", list.identity(), e);
      return new IntakeResult.LeftToOthers();
    } catch (UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} can't be taken in: a fault in Caravan, please report it", list.identity(), e);
      return new IntakeResult.Unreadable("a fault in Caravan, please report it: " + e);
    }
  }

  /** Whether this process fetches the lists of that server, under that number. */
  public boolean fetches(String server, long fence) {
    return nodes.fetchFence(server).equals(OptionalLong.of(fence));
  }

  /** A list is put away on the server that it came from. */
  public void putAway(IntakeResult.Taken list) {
    lists.shelved(list.list(), list.fence());
  }

  /** A list that is held here is put away on the server that it came from. */
  public void putAway(IntakeResult.Held list) {
    heldLists.shelved(list.held(), list.fence());
  }

  /**
   * Lists that were put away on a server without our knowing, because the process or the connection
   * ended just then, are marked so; by none but who fetches the lists of that server.
   *
   * @param there whether a list still lies at that path of the server
   */
  public void reconcile(String server, Predicate<String> there) {
    nodes.fetchFence(server).ifPresent(fence -> reconcile(server, fence, there));
  }

  private void reconcile(String server, long fence, Predicate<String> there) {
    for (ListRecord list : lists.unshelved()) {
      String identity = list.head().identity();
      if (RemoteList.fetchedFrom(server, identity) && !there.test(RemoteList.path(identity))) {
        lists.shelved(list.id(), fence);
      }
    }
    heldLists.reconcile(server, fence, there);
  }
}
