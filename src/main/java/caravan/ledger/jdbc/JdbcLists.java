package caravan.ledger.jdbc;

import caravan.codes.Lane;
import caravan.codes.ListHead;
import caravan.codes.ResultRow;
import caravan.ledger.CacheTtl;
import caravan.ledger.Entry;
import caravan.ledger.ListRecord;
import caravan.ledger.Lists;
import caravan.ledger.NodeIdentity;
import caravan.ledger.Urgency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Lists that come in, each with the place in the fair order that it has while it is read. */
final class JdbcLists implements Lists {

  private final Storage storage;
  private final LookupTable lookups;
  private final ListTable lists;
  private final ListRetry retries;
  private final Enqueue enqueue;
  private final Map<Long, EntryWriter> reading = new ConcurrentHashMap<>();

  JdbcLists(Storage storage, LookupTable lookups, ListTable lists, ListUrgency urgencies) {
    this.storage = storage;
    this.lookups = lookups;
    this.lists = lists;
    this.enqueue = new Enqueue(storage.dialect());
    this.retries = new ListRetry(urgencies);
  }

  @Override
  public Optional<ListRecord> findTaken(ListHead head) {
    return storage.read(handle -> lists.findTaken(handle, head));
  }

  @Override
  public List<ListRecord> unshelved() {
    return storage.read(handle -> lists.unshelved(handle));
  }

  @Override
  public List<ListRecord> unshelvedHere() {
    @Nullable String input = storage.membership().self().map(NodeIdentity::input).orElse(null);
    return storage.read(handle -> lists.unshelved(handle, input));
  }

  @Override
  public long take(
      ListHead head,
      Urgency urgency,
      String summary,
      List<Entry> entries,
      CacheTtl ttl,
      long fence,
      Instant now) {
    return storage.write(
        handle -> {
          long list = open(handle, head, urgency, summary, fence, now);
          writer(list, true).enrol(handle, entries, ttl, now, false);
          enrolled(handle, list);
          return list;
        });
  }

  @Override
  public long open(ListHead head, Urgency urgency, String summary, long fence, Instant now) {
    long list = storage.write(handle -> open(handle, head, urgency, summary, fence, now));
    reading.put(list, writer(list, true));
    return list;
  }

  private long open(
      Handle handle, ListHead head, Urgency urgency, String summary, long fence, Instant now) {
    if (storage.membership().node() != fence) {
      throw ListTable.leftToOthers(head.path());
    }
    return lists.open(handle, head, urgency, summary, storage.membership(), now);
  }

  private EntryWriter writer(long list, boolean fresh) {
    return new EntryWriter(list, storage.membership(), fresh, enqueue, storage.dialect()::storable);
  }

  @Override
  public void enrol(long list, List<Entry> entries, CacheTtl ttl, Instant now) {
    enrol(list, entries, ttl, now, false);
  }

  @Override
  public List<ResultRow> enrolKnown(long list, List<Entry> entries, CacheTtl ttl, Instant now) {
    return enrol(list, entries, ttl, now, true);
  }

  /** A power cut undoes the whole list anyway, until {@link #enrolled} is on the disk. */
  private List<ResultRow> enrol(
      long list, List<Entry> entries, CacheTtl ttl, Instant now, boolean answers) {
    EntryWriter writer = reading.computeIfAbsent(list, begun -> writer(begun, false));
    EntryWriter.Enrolled done =
        storage.passing(handle -> writer.enrol(handle, entries, ttl, now, answers));
    writer.enrolled(done);
    return done.rows();
  }

  @Override
  public void enrolled(long list) {
    storage.change(handle -> enrolled(handle, list));
    isRead(list);
  }

  private void enrolled(Handle handle, long list) {
    lists.enrolled(handle, list, storage.membership());
    storage.membership().tell(handle);
  }

  /** No further row of it comes. */
  void isRead(long list) {
    reading.remove(list);
  }

  @Override
  public void discard(long list) {
    boolean more = true;
    while (more) {
      more = storage.write(handle -> HalfReadLists.discard(handle, list));
    }
    isRead(list);
  }

  /** Forgets a part of a list half read whose reader lives no more; answers false if none is. */
  boolean discardOrphan() {
    return storage.write(
        handle -> {
          Optional<Long> orphan = HalfReadLists.orphan(handle);
          orphan.ifPresent(list -> HalfReadLists.discard(handle, list));
          return orphan.isPresent();
        });
  }

  /** No list is being read. */
  void noneIsRead() {
    reading.clear();
  }

  @Override
  public void shelved(List<Long> shelved, long fence) {
    storage.passing(
        handle -> {
          if (storage.membership().node() == fence) {
            shelved.forEach(list -> lists.shelved(handle, list));
          }
          return true;
        });
  }

  @Override
  public boolean deliverAgain(long list) {
    return storage.write(handle -> storage.told(handle, DeliveryTable.again(handle, list)));
  }

  @Override
  public OptionalLong retry(long list, boolean refused, Instant now) {
    return storage.lengthy(
        handle -> {
          OptionalLong again = retries.retry(handle, list, refused, now);
          storage.told(handle, again.isPresent());
          return again;
        });
  }

  @Override
  public long reroute(UnaryOperator<Lane> where) {
    return storage.lengthy(handle -> lookups.reroute(handle, where));
  }
}
