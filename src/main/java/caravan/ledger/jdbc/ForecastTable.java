package caravan.ledger.jdbc;

import caravan.ledger.FirstForecast;
import caravan.ledger.Forecasts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of what was thought of lists at first. */
final class ForecastTable implements Forecasts {

  private final Storage storage;

  ForecastTable(Storage storage) {
    this.storage = storage;
  }

  @Override
  public void keep(Map<Long, FirstForecast> forecasts) {
    storage.change(handle -> forecasts.forEach((list, thought) -> keep(handle, list, thought)));
  }

  /** The first thought stays; none is kept of a list that was forgotten. */
  static void keep(Handle handle, long list, FirstForecast thought) {
    handle.execute(
        """
        insert into list_forecast (list, tokens, done, at)
        select ?, ?, ?, ? where exists (select 1 from list where id = ?)
        on conflict (list) do nothing""",
        list,
        thought.tokens(),
        done(thought),
        thought.at().toEpochMilli(),
        list);
  }

  static Optional<FirstForecast> find(Handle handle, long list) {
    return handle
        .select("select tokens, done, at from list_forecast where list = ?", list)
        .map(ForecastTable::forecast)
        .findFirst();
  }

  /** As it is written; null if nobody could tell. */
  static @Nullable Long done(FirstForecast thought) {
    Instant done = thought.done();
    return done == null ? null : done.toEpochMilli();
  }

  static FirstForecast forecast(ResultSet row, StatementContext context) throws SQLException {
    long done = row.getLong("done");
    Instant end = row.wasNull() ? null : Instant.ofEpochMilli(done);
    return new FirstForecast(row.getLong("tokens"), end, Instant.ofEpochMilli(row.getLong("at")));
  }
}
