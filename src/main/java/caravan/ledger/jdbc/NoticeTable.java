package caravan.ledger.jdbc;

import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.ledger.Notice;
import caravan.ledger.Notices;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The tables of notices. */
final class NoticeTable implements Notices {

  /** Stands for each target among what was told. */
  private static final String TARGET = "target ";

  private static final String ORPHANS =
      "delete from notice where not exists (select 1 from notice_due d where d.notice = notice.id)";

  private final Storage storage;

  NoticeTable(Storage storage) {
    this.storage = storage;
  }

  @Override
  public void follow(Collection<String> targets) {
    Set<String> wanted = Set.copyOf(targets);
    Set<String> before = storage.read(NoticeTable::targets);
    if (!wanted.equals(before)) {
      storage.change(handle -> follow(handle, before, wanted));
    }
  }

  private static void follow(Handle handle, Set<String> before, Set<String> wanted) {
    if (before.isEmpty()) {
      handle.execute("update list set told = 1 where state = 'delivered' and told = 0");
      handle.execute("update held set told = 1 where told = 0");
    }
    for (String target : before) {
      if (!wanted.contains(target)) {
        handle.execute("delete from notice_due where target = ?", target);
      }
    }
    handle.execute(ORPHANS);
    handle.execute("delete from notice_told where subject like 'target %'");
    wanted.forEach(
        target -> handle.execute("insert into notice_told (subject) values (?)", TARGET + target));
  }

  private static Set<String> targets(Handle handle) {
    return Set.copyOf(
        handle
            .select("select substr(subject, 8) from notice_told where subject like 'target %'")
            .mapTo(String.class)
            .list());
  }

  @Override
  public List<ListRecord> untoldLists(int atMost) {
    return storage.read(
        handle ->
            handle
                .select(
                    ListTable.SELECT + "where state = 'delivered' and told = 0 order by id limit ?",
                    atMost)
                .map(ListTable.RECORD)
                .list());
  }

  @Override
  public List<Held> untoldHeld(int atMost) {
    return storage.read(
        handle ->
            handle
                .select(
                    HeldTable.SELECT
                        + "lies = 1 and word is null and told = 0"
                        + " order by id limit ?",
                    atMost)
                .map(HeldTable::held)
                .list());
  }

  @Override
  public Set<String> holding() {
    return storage.read(
        handle ->
            Set.copyOf(
                handle
                    .select("select subject from notice_told where subject not like 'target %'")
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public void tellList(long list, Notice notice) {
    tell("update list set told = 1 where id = ?", list, notice);
  }

  @Override
  public void tellHeld(long held, Notice notice) {
    tell("update held set told = 1 where id = ?", held, notice);
  }

  @Override
  public void tellCondition(String condition, Notice notice) {
    tell("insert into notice_told (subject) values (?)", condition, notice);
  }

  /** Puts the notice by, and marks in the same transaction that its subject was told. */
  private void tell(String mark, Object subject, Notice notice) {
    storage.change(
        handle -> {
          handle.execute(mark, subject);
          put(handle, notice);
        });
  }

  private static void put(Handle handle, Notice notice) {
    long id =
        Storage.number(
            handle,
            "insert into notice (at, event, body) values (?, ?, ?) returning id",
            notice.at().toEpochMilli(),
            notice.event(),
            notice.body());
    targets(handle)
        .forEach(
            target ->
                handle.execute(
                    "insert into notice_due (target, notice) values (?, ?)", target, id));
  }

  @Override
  public void over(String condition) {
    storage.change(
        handle -> handle.execute("delete from notice_told where subject = ?", condition));
  }

  @Override
  public List<Notice> due(String target, int atMost) {
    return storage.read(
        handle ->
            handle
                .select(
                    """
                    select n.id, n.at, n.event, n.body from notice_due d join notice n on n.id = d.notice
                    where d.target = ? order by n.id limit ?""",
                    target,
                    atMost)
                .map(
                    (row, context) ->
                        new Notice(
                            row.getLong("id"),
                            Instant.ofEpochMilli(row.getLong("at")),
                            row.getString("event"),
                            row.getString("body")))
                .list());
  }

  @Override
  public void done(String target, long notice) {
    storage.change(
        handle -> {
          handle.execute("delete from notice_due where target = ? and notice = ?", target, notice);
          handle.execute(ORPHANS + " and id = ?", notice);
        });
  }

  @Override
  public long drop(Instant before) {
    boolean none =
        storage.read(
            handle ->
                Storage.number(
                        handle, "select count(*) from notice where at < ?", before.toEpochMilli())
                    == 0);
    return none
        ? 0
        : storage.write(
            handle -> {
              long due =
                  handle.execute(
                      "delete from notice_due where notice in (select id from notice where at < ?)",
                      before.toEpochMilli());
              handle.execute(ORPHANS);
              return due;
            });
  }
}
