package caravan.ledger.jdbc;

import caravan.codes.Account;
import caravan.codes.Answer;
import caravan.codes.Ask;
import caravan.codes.Batch;
import caravan.codes.Channel;
import caravan.codes.Choice;
import caravan.codes.Comparison;
import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import caravan.ledger.Ending;
import caravan.ledger.Entry;
import caravan.ledger.Freshness;
import caravan.ledger.Heard;
import caravan.ledger.Held;
import caravan.ledger.Ledger;
import caravan.ledger.Listing;
import caravan.ledger.Overview;
import caravan.ledger.Reservation;
import caravan.ledger.Standing;
import caravan.ledger.Upload;
import caravan.ledger.Uptime;
import caravan.ledger.Waiting;
import caravan.pace.Plan;
import caravan.pace.SlidingWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The ledger in a relational database. */
final class JdbcLedger implements Ledger {

  private final Storage storage;
  private final ListBook lists = new ListBook();
  private final LookupBook lookups;
  private final CallBook calls = new CallBook();
  private final Gate gate = new Gate(calls);
  private final OldBook old = new OldBook();
  private final RetryBook retries = new RetryBook();
  private final ResultBook results = new ResultBook();
  private final UploadBook uploads = new UploadBook();
  private final HoldBook holds = new HoldBook(true);
  private final Map<Long, EntryBook> reading = new ConcurrentHashMap<>();

  JdbcLedger(Dialect dialect) {
    this.storage = new Storage(dialect);
    this.lookups = new LookupBook(dialect.numbers());
  }

  @Override
  public Overview overview() {
    return new JdbcOverview(storage, new HoldBook(true));
  }

  @Override
  public Duration recover(Function<Channel, Plan> plans, Uptime uptime, Instant now) {
    Duration step =
        storage.write(
            handle -> {
              lookups.releaseAll(handle);
              lists.halfRead(handle).forEach(list -> lists.discard(handle, list));
              return gate.recover(handle, plans, uptime, now);
            });
    reading.clear();
    return step;
  }

  @Override
  public Optional<Listing> findTaken(ListHead head) {
    return storage.read(handle -> lists.findTaken(handle, head));
  }

  @Override
  public List<Listing> unshelved() {
    return storage.read(lists::unshelved);
  }

  @Override
  public long open(ListHead head, String summary, Instant now) {
    long list = storage.write(handle -> lists.open(handle, head, summary, now));
    reading.put(list, new EntryBook(list));
    return list;
  }

  @Override
  public void enrol(long list, List<Entry> entries, Freshness freshness, Instant now) {
    EntryBook book = reading.computeIfAbsent(list, EntryBook::new);
    storage.change(handle -> book.enrol(handle, entries, freshness, now));
  }

  @Override
  public void enrolled(long list) {
    storage.change(handle -> lists.enrolled(handle, list));
    reading.remove(list);
  }

  @Override
  public void discard(long list) {
    storage.change(handle -> lists.discard(handle, list));
    reading.remove(list);
  }

  @Override
  public void shelved(long list) {
    storage.change(handle -> lists.shelved(handle, list));
  }

  @Override
  public OptionalLong retry(long list, boolean refused, Instant now) {
    return storage.write(handle -> retries.retry(handle, list, refused, now));
  }

  @Override
  public long reroute(Channel from, Channel to) {
    return storage.write(handle -> lists.reroute(handle, from, to));
  }

  @Override
  public Standing standing(Channel channel, Plan plan, Instant now) {
    if (storage.read(handle -> gate.astray(handle, channel, plan, now))) {
      storage.change(handle -> gate.follow(handle, channel, plan, now));
    }
    return storage.read(handle -> gate.standing(handle, channel, plan, now));
  }

  @Override
  public Optional<Waiting> next(Channel channel, int atMost) {
    return storage.read(handle -> lookups.next(handle, channel, atMost));
  }

  @Override
  public List<Ask> claim(Lane lane, int codes) {
    return storage.passing( // who restarts gives back what was claimed anyway
        handle -> lookups.claim(handle, lane, codes, storage.dialect().claiming()));
  }

  @Override
  public void release(Collection<Ask> asks) {
    storage.change(handle -> lookups.release(handle, asks));
  }

  @Override
  public Reservation reserve(Batch batch, Plan plan, Instant now) {
    return storage.write(handle -> gate.reserve(handle, batch, plan, now));
  }

  @Override
  public void giveUp(Channel channel, Plan plan, Instant now) {
    storage.change(
        handle -> {
          lookups.releaseAll(handle, channel);
          gate.recover(handle, plan, channel, now);
        });
  }

  @Override
  public boolean resume(Channel channel) {
    return storage.write(handle -> gate.resume(handle, channel));
  }

  @Override
  public void answered(
      long call, Batch batch, List<Answer> answers, Heard heard, Plan plan, Instant now) {
    storage.change(
        handle -> {
          CallBook.Sent sent = calls.read(handle, call);
          lookups.answered(handle, answers, now);
          calls.end(handle, call, "200", null, SlidingWindow.until(now, plan.window()), now);
          calls.share(handle, batch, sent.tokens(), false);
          gate.answered(handle, batch.lane().channel(), sent, heard, plan, now);
        });
  }

  @Override
  public boolean ended(long call, Batch batch, Ending ending, Plan plan, Instant now) {
    return storage.write(
        handle -> {
          CallBook.Sent sent = calls.read(handle, call);
          Instant until = ending.charged() ? SlidingWindow.until(now, plan.window()) : now;
          calls.end(handle, call, ending.status(), ending.words(), until, now);
          if (ending.sent()) {
            calls.share(
                handle, batch, ending.charged() ? sent.tokens() : 0, ending.status().equals("429"));
          }
          switch (ending.fate()) {
            case KEPT -> {}
            case WAITING -> lookups.release(handle, batch.asks());
            case REFUSED ->
                lookups.unanswered(handle, batch, LookupBook.REFUSED, ending.words(), now);
            case FAILED ->
                lookups.unanswered(handle, batch, LookupBook.FAILED, ending.words(), now);
          }
          return gate.ended(handle, batch.lane().channel(), sent, ending.park(), now);
        });
  }

  @Override
  public void learnLargest(Channel channel, int codes) {
    storage.change(handle -> gate.learnLargest(handle, channel, codes));
  }

  @Override
  public List<Listing> complete(int atMost) {
    return storage.read(handle -> lists.complete(handle, atMost));
  }

  @Override
  public boolean named(String result) {
    return storage.read(handle -> lists.named(handle, result));
  }

  @Override
  public void name(long list, String result) {
    storage.change(handle -> lists.name(handle, list, result));
  }

  @Override
  public <T> T rows(long list, Function<Iterator<ResultRow>, T> reader) {
    return storage.read(handle -> results.rows(handle, list, reader));
  }

  @Override
  public <T> T rows(long list, BiFunction<Iterator<ResultRow>, Optional<Comparison>, T> reader) {
    return storage.read(handle -> results.rows(handle, list, reader));
  }

  @Override
  public <T> T answeredRows(long list, Function<Iterator<ResultRow>, T> reader) {
    return storage.read(handle -> results.answeredRows(handle, list, reader));
  }

  @Override
  public Account account(long list, Instant now) {
    return storage.read(handle -> results.account(handle, list, now));
  }

  @Override
  public void delivered(long list, Instant now) {
    storage.change(handle -> lists.delivered(handle, list, now));
  }

  @Override
  public void owe(long list, Collection<String> servers) {
    storage.change(handle -> uploads.owe(handle, list, servers));
  }

  @Override
  public List<Upload> owed(String server, int atMost) {
    return storage.read(handle -> uploads.owed(handle, server, atMost));
  }

  @Override
  public boolean owed(long list) {
    return storage.read(handle -> uploads.owed(handle, list));
  }

  @Override
  public boolean namedThere(String server, String there) {
    return storage.read(handle -> uploads.namedThere(handle, server, there));
  }

  @Override
  public void nameThere(long list, String server, String there) {
    storage.change(handle -> uploads.nameThere(handle, list, server, there));
  }

  @Override
  public void sent(long list, String server) {
    storage.change(handle -> uploads.sent(handle, list, server));
  }

  @Override
  public Optional<Held> findHeld(ListHead head) {
    return storage.read(handle -> holds.find(handle, head));
  }

  @Override
  public boolean takenPlace(String place) {
    return storage.read(handle -> holds.taken(handle, place));
  }

  @Override
  public long hold(ListHead head, String place, String reason, String fingerprint, Instant now) {
    return storage.write(handle -> holds.hold(handle, head, place, reason, fingerprint, now));
  }

  @Override
  public void holdAt(long held, String place, String reason) {
    storage.change(handle -> holds.place(handle, held, place, reason));
  }

  @Override
  public void lies(long held) {
    storage.change(handle -> holds.lies(handle, held));
  }

  @Override
  public void heldShelved(long held) {
    storage.change(handle -> holds.shelved(handle, held));
  }

  @Override
  public List<Held> onTheirWay() {
    return storage.read(holds::onTheirWay);
  }

  @Override
  public boolean release(long held, Choice choice, Instant now) {
    return storage.write(handle -> holds.release(handle, held, choice, now));
  }

  @Override
  public boolean forgetChoice(String fingerprint) {
    return storage.write(handle -> holds.forgetChoice(handle, fingerprint));
  }

  @Override
  public boolean discardHeld(long held) {
    return storage.write(handle -> holds.discard(handle, held));
  }

  @Override
  public void enrolled(long list, long held) {
    storage.change(
        handle -> {
          lists.enrolled(handle, list);
          holds.become(handle, held, list);
        });
    reading.remove(list);
  }

  @Override
  public void endHeld(long held) {
    storage.change(handle -> holds.end(handle, held));
  }

  @Override
  public boolean forget(Instant before, Freshness freshness, Instant now) {
    return storage.write(handle -> old.forget(handle, before, freshness, now));
  }

  @Override
  public void close() {
    storage.close();
  }
}
