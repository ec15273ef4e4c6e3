package caravan.ledger.jdbc;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.ListHead;
import caravan.ledger.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables of held lists and of choices. */
final class HeldTable {

  private static final String INSTEAD =
      """
      on conflict (fingerprint) do update set code_column = excluded.code_column,
        type = excluded.type, domain = excluded.domain, sheet = excluded.sheet,
        no_check_digit = excluded.no_check_digit, chosen = excluded.chosen""";

  private static final String CHOICE = "code_column, type, domain, sheet, no_check_digit";

  /** What is read of held lists. */
  static final String SELECT =
      "select id, folder, name, identity, place, reason, fingerprint, since, shelved, word, list, "
          + CHOICE
          + " from held where ";

  private final boolean present;

  /**
   * The tables.
   *
   * @param present whether they are there for certain; not where an older ledger is looked at that
   *     nobody has brought to this version's form
   */
  HeldTable(boolean present) {
    this.present = present;
  }

  Optional<Held> find(Handle handle, ListHead head) {
    return handle
        .select(
            SELECT + "folder = ? and name = ? and identity = ? and sha256 = ? and shelved = 0",
            head.folder(),
            head.name(),
            head.identity(),
            head.sha256())
        .map(HeldTable::held)
        .findFirst();
  }

  boolean taken(Handle handle, String place) {
    return Storage.number(handle, "select count(*) from held where place = ?", place) > 0;
  }

  long hold(
      Handle handle,
      ListHead head,
      String place,
      String reason,
      String fingerprint,
      @Nullable String input,
      Instant now) {
    return Storage.number(
        handle,
        """
        insert into held (folder, name, identity, sha256, place, reason, fingerprint, since, input)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning id""",
        head.folder(),
        head.name(),
        head.identity(),
        head.sha256(),
        place,
        reason,
        fingerprint,
        now.toEpochMilli(),
        input);
  }

  void place(Handle handle, long held, String place, String reason) {
    handle.execute("update held set place = ?, reason = ? where id = ?", place, reason, held);
  }

  void lies(Handle handle, long held) {
    handle.execute("update held set lies = 1 where id = ?", held);
  }

  void shelved(Handle handle, long held) {
    handle.execute("update held set shelved = 1 where id = ?", held);
  }

  List<Held> onTheirWay(Handle handle, @Nullable String input) {
    return in(handle, input, "lies = 0");
  }

  /** Those that wait in that input folder. */
  List<Held> lying(Handle handle, @Nullable String input) {
    return in(handle, input, "lies = 1");
  }

  private static List<Held> in(Handle handle, @Nullable String input, String which) {
    return handle
        .select(SELECT + which + " and input is not distinct from ? order by id", input)
        .map(HeldTable::held)
        .list();
  }

  List<Held> all(Handle handle) throws SQLException {
    return there(handle)
        ? handle.select(SELECT + "lies = 1 order by id").map(HeldTable::held).list()
        : List.of();
  }

  boolean release(Handle handle, long held, Choice choice, Instant now) {
    int released =
        handle.execute(
            """
            update held set word = 'released', code_column = ?, type = ?, domain = ?, sheet = ?,
              no_check_digit = ? where id = ? and lies = 1 and word is null""",
            choice.column(),
            choice.type() == null ? null : choice.type().word(),
            choice.domain() == null ? null : choice.domain().word(),
            choice.sheet(),
            choice.noCheckDigit() ? 1 : 0,
            held);
    if (released > 0) {
      remember(handle, held, now);
    }
    return released > 0;
  }

  private static void remember(Handle handle, long held, Instant now) {
    handle.execute(
        """
        insert into choice (fingerprint, code_column, type, domain, sheet, no_check_digit, chosen)
        select fingerprint, code_column, type, domain, sheet, no_check_digit, ? from held
        where id = ? and fingerprint <> ''
        """
            + INSTEAD,
        now.toEpochMilli(),
        held);
  }

  /** Lists of that form are read so from now on. */
  void remember(Handle handle, String fingerprint, Choice choice, Instant now) {
    handle.execute(
        """
        insert into choice (fingerprint, code_column, type, domain, sheet, no_check_digit, chosen)
        values (?, ?, ?, ?, ?, ?, ?)
        """
            + INSTEAD,
        fingerprint,
        choice.column(),
        choice.type() == null ? null : choice.type().word(),
        choice.domain() == null ? null : choice.domain().word(),
        choice.sheet(),
        choice.noCheckDigit() ? 1 : 0,
        now.toEpochMilli());
  }

  boolean forgetChoice(Handle handle, String fingerprint) {
    return handle.execute("delete from choice where fingerprint = ?", fingerprint) > 0;
  }

  boolean discard(Handle handle, long held) {
    return handle.execute(
            "update held set word = 'discarded' where id = ? and lies = 1 and word is null", held)
        > 0;
  }

  /** A list from a server stays to be put away there, whatever becomes of it here. */
  void become(Handle handle, long held, long list) {
    handle.execute("update held set list = ? where id = ?", list, held);
    handle.execute("update act set list = ? where held = ?", list, held);
    handle.execute(
        "update list set shelved = (select shelved from held where held.id = ?) where id = ?",
        held,
        list);
  }

  void end(Handle handle, long held) {
    handle.execute("delete from held where id = ?", held);
  }

  Optional<Choice> choice(Handle handle, String fingerprint) throws SQLException {
    return there(handle)
        ? handle
            .select("select " + CHOICE + " from choice where fingerprint = ?", fingerprint)
            .map(HeldTable::chosen)
            .findFirst()
        : Optional.empty();
  }

  private boolean there(Handle handle) throws SQLException {
    if (present) {
      return true;
    }
    try (ResultSet tables =
        handle.getConnection().getMetaData().getTables(null, null, "held", null)) {
      return tables.next();
    }
  }

  static Held held(ResultSet row, StatementContext context) throws SQLException {
    String word = row.getString("word");
    long list = row.getLong("list");
    boolean become = !row.wasNull();
    return new Held(
        row.getLong("id"),
        row.getString("folder"),
        row.getString("name"),
        row.getString("identity"),
        row.getString("place"),
        row.getString("reason"),
        row.getString("fingerprint"),
        Instant.ofEpochMilli(row.getLong("since")),
        row.getInt("shelved") == 1,
        word == null ? Held.Word.NONE : Held.Word.valueOf(word.toUpperCase(Locale.ROOT)),
        chosen(row, context),
        become ? list : null);
  }

  private static Choice chosen(ResultSet row, StatementContext context) throws SQLException {
    @Nullable String type = row.getString("type");
    @Nullable String domain = row.getString("domain");
    return new Choice(
        row.getString("code_column"),
        type == null ? null : CodeType.read(type),
        domain == null ? null : Domain.read(domain),
        row.getString("sheet"),
        row.getInt("no_check_digit") == 1);
  }
}
