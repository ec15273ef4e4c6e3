package caravan.desk;

import caravan.codes.Choice;
import caravan.ledger.FirstForecast;
import caravan.ledger.Signature;
import caravan.ledger.StartedList;
import caravan.ledger.Starts;
import caravan.ledger.Urgency;
import caravan.road.intake.Screened;
import caravan.status.Ending;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts drafts: each list once, whenever the process ends. */
final class DraftStart {

  private static final Logger LOG = LoggerFactory.getLogger(DraftStart.class);
  private static final Duration REMEMBERED = Duration.ofDays(7);

  private final DraftFolder folder;
  private final Handover handover;
  private final Quotes quotes;
  private final Starts starts;

  DraftStart(DraftFolder folder, Handover handover, Quotes quotes, Starts starts) {
    this.folder = folder;
    this.handover = handover;
    this.quotes = quotes;
    this.starts = starts;
  }

  ActResult start(
      Draft draft, DraftQuote quote, DraftDesk.Seen seen, Urgency urgency, Signature signature) {
    List<DraftQuote.OfList> lists = quote.readable();
    if (draft.revision() != seen.revision()) {
      return ActResult.refused(
          "It was said meanwhile that a list is to be read otherwise. Nothing was started: look at"
              + " the price again.");
    }
    if (lists.isEmpty()) {
      return ActResult.refused("None of these lists can be read. Nothing was started.");
    }
    if (quote.price().total() > seen.tokens()) {
      return ActResult.dearer(seen.tokens(), quote.price().total(), "Nothing was started");
    }
    return start(quote, urgency, signature);
  }

  private ActResult start(DraftQuote quote, Urgency urgency, Signature signature) {
    Draft draft = quote.draft();
    List<DraftQuote.OfList> lists = quote.readable();
    List<StartedList> started = new ArrayList<>();
    Map<String, Choice> remembered = new HashMap<>();
    Instant end = Ending.done(quote.endings(), urgency).orElse(null);
    boolean done = false;
    try {
      for (DraftQuote.OfList list : lists) {
        ListQuote of = Objects.requireNonNull(list.quote());
        Screened screened = of.screened();
        FirstForecast quoted = new FirstForecast(of.price().total(), end, signature.at());
        Path file = folder.file(draft, list.list());
        started.add(
            handover.prepare(draft.id(), list.list(), file, screened.choice(), urgency, quoted));
        remember(list.list(), file, screened, remembered);
      }
      done = starts.start(started, remembered, signature);
    } catch (UncheckedIOException e) {
      return ActResult.refused(e.getMessage() + ". Nothing was started.");
    } finally {
      if (!done) {
        lists.forEach(list -> handover.undo(draft.id(), list.list()));
      }
    }
    started.forEach(this::place);
    folder.remove(draft.id());
    return ActResult.done(words(started));
  }

  /** Of what a person said, or was in doubt and is started as it was read. */
  private void remember(
      DraftList list, Path file, Screened screened, Map<String, Choice> remembered) {
    String form = screened.survey().fingerprint();
    Choice said = list.choice();
    if (form.isEmpty() || (said == null && screened.doubts().isEmpty())) {
      return;
    }
    remembered.put(form, said == null ? quotes.asRead(file, screened.survey()) : said);
  }

  /** Ends what an earlier process had begun, and forgets what was ended long ago. */
  void reconcile(Instant now) {
    starts.notPlaced().forEach(this::place);
    for (Draft draft : folder.all()) {
      if (starts.of(draft.id()).isEmpty()) {
        draft.lists().forEach(list -> handover.undo(draft.id(), list));
      } else {
        folder.remove(draft.id());
      }
    }
    starts.forget(now.minus(REMEMBERED));
  }

  private static String words(List<StartedList> started) {
    return "%s started: %s. They show below within seconds."
        .formatted(
            started.size() == 1 ? "1 list is" : started.size() + " lists are",
            started.stream().map(StartedList::path).collect(Collectors.joining(", ")));
  }

  private void place(StartedList list) {
    try {
      if (handover.place(list)) {
        starts.placed(list);
      }
    } catch (UncheckedIOException e) {
      LOG.warn("{} is started, and will be put there later: {}", list.path(), e.getMessage());
    }
  }
}
