package caravan.ledger.jdbc;

import caravan.ledger.CacheTtl;
import caravan.ledger.Forgetting;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Forgets what is old, a few thousand things at a time. */
final class Retention implements Forgetting {

  private static final int AT_ONCE = 5_000;

  private static final String STALE =
      LookupState.spelled(
          """
          delete from lookup where id > ? and id <= ?
            and ((state = {FOUND} and answered < ?)
              or (state in ({NOT_FOUND}, {REFUSED}) and answered < ?) or state = {FAILED})
            and not exists (select 1 from entry e where e.lookup = lookup.id)""");

  private final Storage storage;

  /**
   * Answers are looked through in the order of their numbers, a stretch at a time, again and again.
   */
  private long looked;

  Retention(Storage storage) {
    this.storage = storage;
  }

  @Override
  public boolean forget(Instant before, CacheTtl ttl, Instant now) {
    return storage.write(handle -> forget(handle, before, ttl, now));
  }

  @Override
  public boolean giveBack() {
    return storage.write(handle -> storage.dialect().giveBack(handle));
  }

  private boolean forget(Handle handle, Instant before, CacheTtl ttl, Instant now) {
    handle.execute(
        "update list set finished = ? where state = 'delivered' and finished > ?",
        now.toEpochMilli(),
        Timestamps.latest(now));
    if (rows(handle, before) > 0) {
      return true;
    }
    boolean more =
        lists(handle, before)
                + calls(handle, before, now)
                + acts(handle, before)
                + looks(handle, before)
            > 0;
    return answers(handle, ttl, now) || more;
  }

  private static long rows(Handle handle, Instant before) {
    return handle.execute(
        """
        delete from entry where (list, row) in (
          select e.list, e.row from entry e join list l on l.id = e.list
          where l.state = 'delivered' and l.finished < ?
          order by l.finished, l.id, e.row limit ?)""",
        before.toEpochMilli(),
        AT_ONCE);
  }

  private static long lists(Handle handle, Instant before) {
    long gone =
        handle.execute(
            """
        delete from list where id in (
          select id from list where state = 'delivered' and finished < ? and shelved = 1
            and not exists (select 1 from upload u where u.list = list.id)
            and not exists (select 1 from entry e where e.list = list.id) limit ?)""",
            before.toEpochMilli(),
            AT_ONCE);
    if (gone > 0) {
      handle.execute("delete from list_forecast where list not in (select id from list)");
    }
    return gone;
  }

  private static long calls(Handle handle, Instant before, Instant now) {
    return handle.execute(
        """
        delete from call where id in (
          select id from call where ended < ? and counts_until < ? order by id limit ?)""",
        before.toEpochMilli(),
        now.toEpochMilli(),
        AT_ONCE);
  }

  private static long acts(Handle handle, Instant before) {
    return handle.execute(
        "delete from act where id in (select id from act where at < ? order by at limit ?)",
        before.toEpochMilli(),
        AT_ONCE);
  }

  private static long looks(Handle handle, Instant before) {
    return (long) handle.execute("delete from minute where at < ?", before.toEpochMilli())
        + handle.execute("delete from rest where until < ?", before.toEpochMilli());
  }

  private boolean answers(Handle handle, CacheTtl ttl, Instant now) {
    long last = Storage.number(handle, "select coalesce(max(id), 0) from lookup");
    if (looked >= last) {
      looked = 0;
      return false;
    }
    answers(handle, looked, ttl, now);
    superseded(handle, looked);
    looked += AT_ONCE;
    return true;
  }

  private static void answers(Handle handle, long from, CacheTtl ttl, Instant now) {
    handle.execute(
        "update lookup set answered = ? where id > ? and id <= ? and answered > ?",
        now.toEpochMilli(),
        from,
        from + AT_ONCE,
        Timestamps.latest(now));
    handle.execute(
        STALE,
        from,
        from + AT_ONCE,
        now.minus(ttl.found()).toEpochMilli(),
        now.minus(ttl.notFound()).toEpochMilli());
  }

  /** Kept is what the last delivered list of some name was delivered with. */
  private static void superseded(Handle handle, long from) {
    handle.execute(
        """
        delete from superseded where lookup > ? and lookup <= ? and not exists (
          select 1 from entry e join list w on w.id = e.list
          where e.lookup = superseded.lookup and w.state = 'delivered'
            and w.finished >= superseded.since
            and w.finished < coalesce(
              (select min(s.since) from superseded s
                where s.lookup = superseded.lookup and s.since > superseded.since),
              (select l.since from lookup l where l.id = superseded.lookup))
            and not exists (
              select 1 from list n
              where n.folder = w.folder and n.name = w.name and n.state = 'delivered'
                and (n.finished > w.finished or (n.finished = w.finished and n.id > w.id))))""",
        from,
        from + AT_ONCE);
  }
}
