package caravan.ledger.jdbc;

import caravan.ledger.NodeIdentity;
import caravan.ledger.Upload;
import caravan.ledger.Uploads;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The table of uploads. */
final class UploadTable implements Uploads {

  /** Before a name that is not chosen yet; none begins with it. */
  private static final String KEPT = "/";

  /** What a server gets of a list, where it lies with this node and not with another meanwhile. */
  private static final String HERE = "list = ? and server = ? and home is not distinct from ?";

  private final Storage storage;

  UploadTable(Storage storage) {
    this.storage = storage;
  }

  /** Those servers are to get the list's results from this node. */
  static void owe(Handle handle, Membership node, long list, Collection<String> servers) {
    for (String server : servers) {
      handle.execute(
          "insert into upload (list, server, home) values (?, ?, ?)"
              + " on conflict (list, server) do update set home = excluded.home",
          list,
          server,
          home(node));
    }
  }

  @Override
  public List<Upload> owed(String server, int atMost) {
    return storage.read(
        handle ->
            handle
                .select(
                    """
                    select u.list, l.result, u.result as there
                    from upload u join list l on l.id = u.list
                    where u.server = ? and l.state = 'delivered'
                      and u.home is not distinct from ? order by u.list limit ?""",
                    server,
                    home(),
                    atMost)
                .map(
                    (row, context) ->
                        new Upload(
                            row.getLong("list"),
                            row.getString("result"),
                            chosen(row.getString("there"))))
                .list());
  }

  /** A name that is only kept is none yet. */
  private static @Nullable String chosen(@Nullable String there) {
    return there == null || there.startsWith(KEPT) ? null : there;
  }

  /** Where the results lie until they are sent; null where there is but one place. */
  private static @Nullable String home(Membership node) {
    return node.self().map(NodeIdentity::home).orElse(null);
  }

  @Override
  public void keptHere(Collection<Long> lists) {
    if (!lists.isEmpty() && home() != null) {
      storage.change(
          handle -> {
            for (long list : lists) {
              handle.execute(
                  "update upload set home = ? where list = ? and home is null", home(), list);
            }
          });
    }
  }

  private @Nullable String home() {
    return home(storage.membership());
  }

  /** Servers that have not got the list's results. */
  static List<String> owing(Handle handle, long list) {
    return handle
        .select("select server from upload where list = ? order by server", list)
        .mapTo(String.class)
        .list();
  }

  @Override
  public boolean owed(long list, String server) {
    return any(HERE, list, server, home());
  }

  @Override
  public Map<String, Long> waiting() {
    return storage.read(
        handle ->
            handle
                .select(
                    "select server, count(*) as lists from upload where home is not distinct from ?"
                        + " group by server",
                    home())
                .map((row, context) -> Map.entry(row.getString("server"), row.getLong("lists")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public int drop(String server) {
    return storage.write(handle -> handle.execute("delete from upload where server = ?", server));
  }

  @Override
  public boolean owed(long list) {
    return any("list = ? and (home is null or home is not distinct from ?)", list, home());
  }

  @Override
  public List<String> namesThere(String server) {
    return storage.read(
        handle ->
            handle
                .select(
                    "select result from upload where server = ? and result not like '"
                        + KEPT
                        + "%'",
                    server)
                .mapTo(String.class)
                .list());
  }

  @Override
  public boolean takeName(long list, String server, String there) {
    String kept = KEPT + there;
    return storage.write(
        handle -> {
          boolean another =
              Storage.number(
                      handle,
                      "select count(*) from upload where server = ? and list <> ? and result in (?, ?)",
                      server,
                      list,
                      there,
                      kept)
                  > 0;
          if (!another) {
            name(handle, list, server, kept);
          }
          return !another;
        });
  }

  private boolean any(String which, @Nullable Object... values) {
    return storage.read(
        handle -> Storage.number(handle, "select count(*) from upload where " + which, values) > 0);
  }

  @Override
  public void nameThere(long list, String server, String there) {
    storage.change(handle -> name(handle, list, server, there));
  }

  private void name(Handle handle, long list, String server, String there) {
    handle.execute("update upload set result = ? where " + HERE, there, list, server, home());
  }

  @Override
  public void sent(long list, String server) {
    storage.change(
        handle -> handle.execute("delete from upload where " + HERE, list, server, home()));
  }
}
