package caravan.ledger.jdbc;

import caravan.codes.Choice;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.ledger.Act;
import caravan.ledger.Signature;
import caravan.ledger.StartedList;
import caravan.ledger.Starts;
import caravan.ledger.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table of lists that were started from drafts. */
final class StartedTable implements Starts {

  private static final String SELECT =
      "select draft, number, folder, name, identity, code_column, type, domain, sheet,"
          + " no_check_digit, urgency, at, tokens, done from started_list where ";

  private final Storage storage;
  private final ListTable lists;
  private final LongConsumer read;
  private final ActTable acts = new ActTable();
  private final HeldTable choices = new HeldTable(true);

  /**
   * The started lists.
   *
   * @param read is told of each list whose last row is enrolled
   */
  StartedTable(Storage storage, ListTable lists, LongConsumer read) {
    this.storage = storage;
    this.lists = lists;
    this.read = read;
  }

  @Override
  public boolean start(
      List<StartedList> started, Map<String, Choice> remembered, Signature signature) {
    return storage.write(
        handle -> {
          for (StartedList list : started) {
            if (!of(handle, list.draft()).isEmpty()) {
              return false;
            }
          }
          for (StartedList list : started) {
            write(handle, list, acts.write(handle, act(list, signature)));
          }
          remembered.forEach(
              (form, choice) -> choices.remember(handle, form, choice, signature.at()));
          return true;
        });
  }

  private static Act act(StartedList list, Signature signature) {
    return new Act(signature, Act.Kind.START, null, null, null, list.path());
  }

  private static void write(Handle handle, StartedList list, long act) {
    Choice choice = list.choice();
    handle.execute(
        """
        insert into started_list (draft, number, folder, name, identity, code_column, type, domain,
          sheet, no_check_digit, urgency, act, at, tokens, done)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        list.draft(),
        list.number(),
        list.folder(),
        list.name(),
        list.identity(),
        choice.column(),
        choice.type() == null ? null : choice.type().word(),
        choice.domain() == null ? null : choice.domain().word(),
        choice.sheet(),
        choice.noCheckDigit() ? 1 : 0,
        list.urgency().number(),
        act,
        list.quoted().at().toEpochMilli(),
        list.quoted().tokens(),
        ForecastTable.done(list.quoted()));
  }

  @Override
  public List<StartedList> of(String draft) {
    return storage.read(handle -> of(handle, draft));
  }

  private static List<StartedList> of(Handle handle, String draft) {
    return handle
        .select(SELECT + "draft = ? order by number", draft)
        .map(StartedTable::list)
        .list();
  }

  @Override
  public Optional<StartedList> find(String identity) {
    return storage.read(
        handle ->
            handle
                .select(SELECT + "identity = ? and list is null", identity)
                .map(StartedTable::list)
                .findFirst());
  }

  @Override
  public List<StartedList> notPlaced() {
    return storage.read(
        handle ->
            handle
                .select(SELECT + "placed = 0 order by draft, number")
                .map(StartedTable::list)
                .list());
  }

  @Override
  public void placed(StartedList list) {
    storage.change(
        handle ->
            handle.execute(
                "update started_list set placed = 1 where draft = ? and number = ?",
                list.draft(),
                list.number()));
  }

  @Override
  public void enrolled(long list, StartedList started) {
    storage.change(
        handle -> {
          lists.enrolled(handle, list, storage.membership());
          ForecastTable.keep(handle, list, started.quoted());
          handle.execute(
              "update started_list set list = ?, placed = 1 where draft = ? and number = ?",
              list,
              started.draft(),
              started.number());
          handle.execute(
              "update act set list = ? where id ="
                  + " (select act from started_list where draft = ? and number = ?)",
              list,
              started.draft(),
              started.number());
        });
    read.accept(list);
  }

  @Override
  public void forget(Instant before) {
    storage.change(
        handle ->
            handle.execute(
                "delete from started_list where at < ? and placed = 1", before.toEpochMilli()));
  }

  private static StartedList list(ResultSet row, StatementContext context) throws SQLException {
    String type = row.getString("type");
    String domain = row.getString("domain");
    return new StartedList(
        row.getString("draft"),
        row.getInt("number"),
        row.getString("folder"),
        row.getString("name"),
        row.getString("identity"),
        new Choice(
            row.getString("code_column"),
            type == null ? null : CodeType.read(type),
            domain == null ? null : Domain.read(domain),
            row.getString("sheet"),
            row.getInt("no_check_digit") == 1),
        Urgency.read(row.getInt("urgency")),
        ForecastTable.forecast(row, context));
  }
}
