package caravan.ledger.jdbc;

import caravan.ledger.ListRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lists on their way back: complete, named, their files whole, delivered. */
final class DeliveryTable {

  void publishing(Handle handle, long list, List<String> files) {
    handle.execute("update list set manifest = ? where id = ?", Cells.write(files), list);
  }

  Map<Long, List<String>> publishing(Handle handle) {
    return handle
        .select("select id, manifest from list where manifest is not null")
        .map((row, context) -> Map.entry(row.getLong("id"), Cells.read(row.getString("manifest"))))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  List<ListRecord> complete(Handle handle, int atMost) {
    return handle
        .select(
            "select * from list where state = 'waiting' and open = 0 order by id limit ?", atMost)
        .map(ListTable.RECORD)
        .list();
  }

  boolean named(Handle handle, String result) {
    return handle
        .select("select 1 from list where result = ? and state <> 'delivered'", result)
        .mapTo(Integer.class)
        .findFirst()
        .isPresent();
  }

  void name(Handle handle, long list, String result) {
    handle.execute("update list set result = ? where id = ?", result, list);
  }

  void delivered(Handle handle, long list, Instant now) {
    handle.execute(
        "update list set state = 'delivered', open = 0, manifest = null, finished = ? where id = ?",
        now.toEpochMilli(),
        list);
  }
}
