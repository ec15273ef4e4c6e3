package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.ledger.Lists;
import caravan.lists.UnreadableListException;
import caravan.road.LogFields;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.MDC;

/** Takes in lists that were fetched from servers, as those that are dropped here are taken in. */
public final class RemoteEnrolment {

  private final Screening screening;
  private final Lists lists;
  private final RowEnrolment rows;
  private final HeldLists heldLists;

  public RemoteEnrolment(Screening screening, Lists lists, RowEnrolment rows, HeldLists heldLists) {
    this.screening = screening;
    this.lists = lists;
    this.rows = rows;
    this.heldLists = heldLists;
  }

  /**
   * Takes in a list that was fetched from a server, or holds it; one that was taken in or held
   * before and has not been put away there yet is not taken in twice.
   */
  public IntakeResult enrol(RemoteList list) {
    try (MDC.MDCCloseable field = LogFields.list(list.name())) {
      Screened screened = screening.screen(list.copy(), list.folder(), list.name());
      ListHead head = RemoteList.known(screened.survey().head(), list.identity());
      Optional<ListRecord> taken = lists.findTaken(head);
      if (taken.isPresent()) {
        return new IntakeResult.Taken(taken.get().id());
      }
      Optional<Held> held = heldLists.findFetched(head);
      if (held.isPresent()) {
        return new IntakeResult.Held(held.get().id());
      }
      if (screened.held()) {
        return new IntakeResult.Held(heldLists.hold(list.copy(), head, screened));
      }
      screened.tellChosen();
      return new IntakeResult.Taken(
          rows.enrol(new SurveyedList(list.copy(), screened.survey(), head, list.fence())));
    } catch (UnreadableListException e) {
      return new IntakeResult.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  /** A list is put away on the server that it came from. */
  public void putAway(long list) {
    lists.shelved(list);
  }

  /** A list that is held here is put away on the server that it came from. */
  public void putAwayHeld(long held) {
    heldLists.shelved(held);
  }

  /**
   * Lists that were put away on a server without our knowing, because the process or the connection
   * ended just then, are marked so.
   *
   * @param there whether a list still lies at that path of the server
   */
  public void reconcile(String server, Predicate<String> there) {
    for (ListRecord list : lists.unshelved()) {
      String identity = list.head().identity();
      if (RemoteList.fetchedFrom(server, identity) && !there.test(RemoteList.path(identity))) {
        lists.shelved(list.id());
      }
    }
    heldLists.reconcile(server, there);
  }
}
