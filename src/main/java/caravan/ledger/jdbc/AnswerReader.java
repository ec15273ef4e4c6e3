package caravan.ledger.jdbc;

import caravan.codes.Answer;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Outcome;
import caravan.codes.ProductCode;
import caravan.codes.ResultRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads answers whatever list they were for. */
final class AnswerReader {

  /** One that is asked for anew is known until the new answer is there. */
  private static final String ANSWERS =
      LookupState.spelled(
          "select id, type, code, domain, items, answered from lookup"
              + " where id > ? and answered >= ? and state <= {NOT_FOUND} order by id limit ?");

  List<ResultRow> answers(Handle handle, long after, Instant since, int atMost) {
    return handle
        .select(ANSWERS, after, since.toEpochMilli(), atMost)
        .map(AnswerReader::answer)
        .list();
  }

  private static ResultRow answer(ResultSet row, StatementContext context) throws SQLException {
    ProductCode code = ProductCode.read(CodeType.read(row.getString(2)), row.getString(3));
    String items = row.getString(5);
    return new ResultRow(
        row.getLong(1),
        List.of(),
        code.text(),
        code,
        Domain.read(row.getString(4)),
        items == null ? Outcome.NOT_FOUND : Outcome.FOUND,
        items == null ? Answer.NONE : items,
        Instant.ofEpochMilli(row.getLong(6)),
        "");
  }
}
