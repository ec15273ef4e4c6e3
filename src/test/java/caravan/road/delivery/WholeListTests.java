package caravan.road.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.codes.ListHead;
import caravan.codes.Outcome;
import caravan.codes.ResultRow;
import caravan.ledger.LedgerException;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Urgency;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WholeListTests {

  private static ListRecord list(long rows) {
    ListHead head = new ListHead("de", "a.txt", "1", "00", false, List.of("code"), ',');
    return new ListRecord(
        1,
        head,
        "",
        ListState.WAITING,
        Urgency.NORMAL,
        null,
        null,
        rows,
        0,
        0,
        0,
        Instant.EPOCH,
        null);
  }

  private static Iterator<ResultRow> rows(long count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(
            row ->
                new ResultRow(
                    row, List.of("x"), "x", null, null, Outcome.INVALID, "[]", null, "no code"))
        .iterator();
  }

  private static long read(long enrolled, long there) {
    Iterator<ResultRow> rows = new WholeList(list(enrolled), rows(there));
    long read = 0;
    for (; rows.hasNext(); rows.next()) {
      read++;
    }
    return read;
  }

  @Test
  void as_many_rows_as_were_enrolled_are_a_whole_list() {
    assertThat(read(30, 30)).isEqualTo(30);
  }

  @Test
  void a_list_of_which_rows_are_missing_is_refused() {
    for (long there : new long[] {0, 29, 31}) {
      assertThatThrownBy(() -> read(30, there))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("has " + there + " of the 30 rows of de/a.txt")
          .hasMessageContaining("drop the list again");
    }
  }

  @Test
  void no_list_has_no_rows() {
    assertThatThrownBy(() -> read(0, 0)).isInstanceOf(LedgerException.class);
  }
}
