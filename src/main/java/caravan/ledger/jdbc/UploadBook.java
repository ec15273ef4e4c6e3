package caravan.ledger.jdbc;

import caravan.ledger.Upload;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The table of uploads. */
final class UploadBook {

  void owe(Handle handle, long list, Collection<String> servers) {
    for (String server : servers) {
      handle.execute(
          "insert into upload (list, server) values (?, ?) on conflict do nothing", list, server);
    }
  }

  List<Upload> owed(Handle handle, String server, int atMost) {
    return handle
        .select(
            """
            select u.list, l.result, u.result as there from upload u join list l on l.id = u.list
            where u.server = ? and l.state = 'delivered' order by u.list limit ?""",
            server,
            atMost)
        .map(
            (row, context) ->
                new Upload(row.getLong("list"), row.getString("result"), row.getString("there")))
        .list();
  }

  boolean owed(Handle handle, long list) {
    return Storage.number(handle, "select count(*) from upload where list = ?", list) > 0;
  }

  boolean namedThere(Handle handle, String server, String there) {
    return Storage.number(
            handle, "select count(*) from upload where server = ? and result = ?", server, there)
        > 0;
  }

  void nameThere(Handle handle, long list, String server, String there) {
    handle.execute(
        "update upload set result = ? where list = ? and server = ?", there, list, server);
  }

  void sent(Handle handle, long list, String server) {
    handle.execute("delete from upload where list = ? and server = ?", list, server);
  }
}
