package caravan.desk;

import caravan.codes.Domain;
import caravan.ledger.Act;
import caravan.ledger.Acts;
import caravan.ledger.Signature;
import caravan.ledger.Starts;
import caravan.ledger.Urgency;
import caravan.status.Endings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What people do with lists that they bring to the page: price them, start them, or not. */
public final class DraftDesk {

  /** How long a draft is kept. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** So many drafts may wait. */
  static final int MOST = 20;

  /**
   * What was shown to a person who starts a draft.
   *
   * @param revision of the draft
   * @param tokens the price
   */
  public record Seen(int revision, long tokens) {}

  private final DraftFolder folder;
  private final DraftQuotes quotes;
  private final DraftStart start;
  private final Starts starts;
  private final Acts acts;
  private final Clock clock;

  /**
   * A desk for the drafts of that folder.
   *
   * @param input the folder where lists are dropped
   */
  public DraftDesk(
      Path drafts,
      Path input,
      Quotes quotes,
      Endings endings,
      Starts starts,
      Acts acts,
      Clock clock) {
    this.folder = new DraftFolder(drafts, clock);
    this.quotes = new DraftQuotes(folder, quotes, endings, clock);
    this.start = new DraftStart(folder, new Handover(input), quotes, starts);
    this.starts = starts;
    this.acts = acts;
    this.clock = clock;
  }

  /** Takes away what an earlier process received in part, and ends what it had begun. */
  public synchronized void begin() {
    folder.clean();
    reconcile();
  }

  /** Why no draft can be brought now, in words; empty if one can. */
  public Optional<String> full() {
    List<Draft> drafts = all();
    return drafts.size() < MOST
        ? Optional.empty()
        : Optional.of(
            "%d drafts wait already, the oldest since %s. Start or discard one of them first."
                .formatted(drafts.size(), drafts.get(0).since()));
  }

  /** A folder in which the files of a draft are received, each under its number's name. */
  public Path receive() {
    return folder.receiving();
  }

  /** Where the file of that number is received in such a folder. */
  public static Path received(Path receiving, int number) {
    return DraftFolder.received(receiving, number);
  }

  /** What was received is a draft from now on. */
  public Draft take(Path receiving, List<String> names) {
    return folder.put(receiving, names);
  }

  /** What was received is none. */
  public void drop(Path receiving) {
    DraftFolder.clear(receiving);
  }

  /** Drafts that wait, oldest first. */
  public List<Draft> all() {
    Instant now = clock.instant();
    return folder.all().stream().filter(draft -> draft.since().plus(KEPT).isAfter(now)).toList();
  }

  /** What the draft would cost now; empty if there is none of that name. */
  public Optional<DraftQuote> quote(String id) {
    return find(id).map(quotes::quote);
  }

  /** One list of it is to be read so from now on. */
  public synchronized ActResult choose(String id, int number, String column, String marketplace) {
    return with(
        id,
        draft -> {
          Optional<DraftList> list =
              draft.lists().stream().filter(one -> one.number() == number).findFirst();
          if (list.isEmpty()) {
            return ActResult.unknown("the draft has no list " + number);
          }
          if (!marketplace.isEmpty() && Domain.find(marketplace).isEmpty()) {
            return ActResult.refused(
                "'%s' is no marketplace that is served".formatted(marketplace));
          }
          String below = Domain.find(marketplace).map(Domain::word).orElse("");
          DraftList wanted = new DraftList(number, list.get().name(), column, below);
          if (wanted.equals(list.get())) {
            return ActResult.already(wanted.name() + " is read so already.");
          }
          folder.save(draft.with(wanted));
          return ActResult.done(wanted.name() + " is read so, and priced anew.");
        });
  }

  /**
   * Its lists go to the input folder, each once.
   *
   * @param seen what was shown to whoever starts it
   */
  public synchronized ActResult start(
      String id, Seen seen, Urgency urgency, String who, String note) {
    return with(
        id,
        draft -> {
          ActResult result =
              start.start(draft, quotes.fresh(draft), seen, urgency, signature(who, note));
          if (result.fine()) {
            quotes.forget(id);
          }
          return result;
        });
  }

  /** Nothing of it is left. */
  public synchronized ActResult discard(String id, String who, String note) {
    return with(
        id,
        draft -> {
          folder.remove(id);
          quotes.forget(id);
          acts.note(
              new Act(signature(who, note), Act.Kind.DISCARD, null, null, null, names(draft)));
          return ActResult.done("%s: discarded. Nothing was spent.".formatted(names(draft)));
        });
  }

  static String names(Draft draft) {
    return draft.lists().stream().map(DraftList::name).collect(Collectors.joining(", "));
  }

  private Optional<Draft> find(String id) {
    return folder
        .find(id)
        .filter(draft -> draft.since().plus(KEPT).isAfter(clock.instant()))
        .filter(draft -> starts.of(id).isEmpty());
  }

  private ActResult with(String id, Function<Draft, ActResult> act) {
    if (DraftFolder.names(id) && !starts.of(id).isEmpty()) {
      return ActResult.already(started(id));
    }
    return find(id).map(act).orElseGet(() -> ActResult.unknown(none(id)));
  }

  /** That the draft was started, if it was. */
  public String started(String id) {
    return starts.of(id).isEmpty()
        ? ""
        : "These lists are already started: %s."
            .formatted(
                starts.of(id).stream().map(list -> list.path()).collect(Collectors.joining(", ")));
  }

  /** That there is no such draft. */
  public static String none(String id) {
    return "There is no draft %s: it was discarded, or it lay here for more than %d hours."
        .formatted(DraftFolder.names(id) ? id : "of that name", KEPT.toHours());
  }

  /** Ends what an earlier process had begun, and takes away what is old. */
  public synchronized void reconcile() {
    Instant now = clock.instant();
    start.reconcile(now);
    for (Draft draft : folder.all()) {
      if (!draft.since().plus(KEPT).isAfter(now)) {
        folder.remove(draft.id());
        quotes.forget(draft.id());
      }
    }
  }

  private Signature signature(String who, String note) {
    return new Signature(who, clock.instant(), note.strip());
  }
}
