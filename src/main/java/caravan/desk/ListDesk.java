package caravan.desk;

import caravan.ledger.Act;
import caravan.ledger.Acts;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Lists;
import caravan.ledger.Overview;
import caravan.ledger.Signature;
import caravan.ledger.Urgency;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people do with lists; each is named as it was dropped ({@code de/spring.csv}), as its
 * results are called ({@code de/spring-2}), or by the ledger's number.
 */
public final class ListDesk {

  private static final int AT_WORK = 100_000;

  private final Acts acts;
  private final Lists lists;
  private final Overview overview;
  private final Runnable wake;
  private final Clock clock;

  /**
   * @param wake is told when other codes are to go out than before
   */
  public ListDesk(Acts acts, Lists lists, Overview overview, Runnable wake, Clock clock) {
    this.acts = acts;
    this.lists = lists;
    this.overview = overview;
    this.wake = wake;
    this.clock = clock;
  }

  /** The list is urgent, normal, for idle times or held from now on. */
  public ActResult urgency(String list, String urgency, String who, String note) {
    return with(atWork(list), list, found -> urgency(found, urgency, who, note));
  }

  /** The same of the list with that number. */
  public ActResult urgency(long list, String urgency, String who, String note) {
    return with(overview.find(list), named(list), found -> urgency(found, urgency, who, note));
  }

  private ActResult urgency(ListRecord list, String word, String who, String note) {
    Optional<Urgency> wanted = Urgency.find(word);
    if (wanted.isEmpty()) {
      return ActResult.refused(
          "'%s' is no urgency; there are %s"
              .formatted(
                  word,
                  Arrays.stream(Urgency.values())
                      .map(Urgency::word)
                      .collect(Collectors.joining(", "))));
    }
    Urgency urgency = wanted.get();
    String path = list.head().path();
    if (list.state() == ListState.DELIVERED || list.cancelled() != null) {
      return ActResult.refused(over(list));
    }
    if (list.urgency() == urgency) {
      return ActResult.already("%s is %s already.".formatted(path, urgency.word()));
    }
    if (!acts.urgency(list.id(), urgency, signature(who, note))) {
      return ActResult.refused("'%s' was delivered meanwhile".formatted(path));
    }
    wake.run();
    return ActResult.done(
        path
            + switch (urgency) {
              case URGENT -> " is urgent: its codes go before all others.";
              case NORMAL -> " takes turns with the other lists.";
              case IDLE -> " goes on when nothing else waits.";
              case HELD -> " is held: none of its codes is asked for that no other list wants.";
            });
  }

  /** Its rows without an answer fail, and it is delivered with what is there. */
  public ActResult cancel(String list, String who, String note) {
    return with(atWork(list), list, found -> cancel(found, who, note));
  }

  /** The same of the list with that number. */
  public ActResult cancel(long list, String who, String note) {
    return with(overview.find(list), named(list), found -> cancel(found, who, note));
  }

  private ActResult cancel(ListRecord list, String who, String note) {
    String path = list.head().path();
    if (list.cancelled() != null && list.state() != ListState.DELIVERED) {
      return ActResult.already("%s is %s already.".formatted(path, list.cancelled()));
    }
    if (list.state() == ListState.DELIVERED) {
      return ActResult.refused(over(list));
    }
    if (list.state() == ListState.READING) {
      return ActResult.refused("'%s' is still being read; cancel it in a moment".formatted(path));
    }
    if (!acts.cancel(list.id(), signature(who, note))) {
      return ActResult.refused(
          "every row of '%s' is answered; its results are being written".formatted(path));
    }
    wake.run();
    return ActResult.done(
        "%1$s is cancelled: it is delivered with what is there, its other rows fail. 'caravan retry %1$s' takes it up again."
            .formatted(path));
  }

  /**
   * Its failed rows are asked again, and the refused ones too where that is wanted.
   *
   * @param refused whether those that the server refused are meant, too
   */
  public ActResult retry(String list, boolean refused, String who, String note) {
    return with(overview.find(list), list, found -> retry(found, refused, who, note));
  }

  /** The same of the list with that number. */
  public ActResult retry(long list, boolean refused, String who, String note) {
    return with(overview.find(list), named(list), found -> retry(found, refused, who, note));
  }

  private ActResult retry(ListRecord list, boolean refused, String who, String note) {
    String path = list.head().path();
    if (list.state() != ListState.DELIVERED) {
      return ActResult.already(
          list.cancelled() == null
              ? path + " is still at work; its rows are being asked for."
              : path + " was cancelled and is being delivered; retry it in a moment.");
    }
    OptionalLong again = lists.retry(list.id(), refused, clock.instant());
    if (again.isEmpty()) {
      return ActResult.already(
          path + (refused ? " has no row that failed or was refused." : " has no failed row."));
    }
    Optional<ListRecord> fresh = overview.find(again.getAsLong());
    acts.note(Act.of(fresh.orElse(list), Act.Kind.RETRY, signature(who, note)));
    wake.run();
    long open = fresh.map(ListRecord::open).orElse(0L);
    return ActResult.done(
        "%s: %,d row%s asked again; the whole list is delivered anew beside %s. It goes on while 'caravan run' runs."
            .formatted(path, open, open == 1 ? " is" : "s are", list.result()));
  }

  /** Its results are written once more, under a name that is free; nothing is asked for it. */
  public ActResult deliver(String list, String who, String note) {
    return with(overview.find(list), list, found -> deliver(found, who, note));
  }

  /** The same of the list with that number. */
  public ActResult deliver(long list, String who, String note) {
    return with(overview.find(list), named(list), found -> deliver(found, who, note));
  }

  private ActResult deliver(ListRecord list, String who, String note) {
    String path = list.head().path();
    if (list.state() != ListState.DELIVERED) {
      return ActResult.already(path + " is still at work; its results are yet to come.");
    }
    if (!lists.deliverAgain(list.id())) {
      return ActResult.refused(
          "the rows of '%s' are not remembered any more (caravan.keep); drop it again: codes whose answers are still fresh cost nothing"
              .formatted(path));
    }
    acts.note(Act.of(list, Act.Kind.DELIVER, signature(who, note)));
    wake.run();
    return ActResult.done(
        "%s is delivered once more, for free: as %s if that name is free, else with a number. It goes on while 'caravan run' runs."
            .formatted(path, list.result()));
  }

  private static String over(ListRecord list) {
    return list.state() == ListState.DELIVERED
        ? "'%s' is delivered already".formatted(list.head().path())
        : "'%s' is %s".formatted(list.head().path(), list.cancelled());
  }

  /** The newest of that name that is at work; if none is, the newest. */
  private Optional<ListRecord> atWork(String name) {
    return overview.atWork(AT_WORK).stream()
        .filter(list -> list.head().path().equals(name) || list.head().name().equals(name))
        .max(Comparator.comparingLong(ListRecord::id))
        .or(() -> overview.find(name));
  }

  private static String named(long list) {
    return String.valueOf(list);
  }

  private static ActResult with(
      Optional<ListRecord> found, String named, Function<ListRecord, ActResult> act) {
    return found
        .map(act)
        .orElseGet(
            () ->
                ActResult.unknown(
                    "no list '%s' is known; 'caravan status' names the last ones"
                        .formatted(named)));
  }

  private Signature signature(String who, String note) {
    return new Signature(who, clock.instant(), note.strip());
  }
}
