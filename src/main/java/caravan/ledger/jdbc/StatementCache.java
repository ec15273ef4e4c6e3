package caravan.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * Connections of which each prepares a statement once: for a small list that is most of its work.
 */
final class StatementCache extends SQLiteDataSource {

  private static final int MOST = 64;

  /** What begins otherwise may act when it is prepared, as a pragma does. */
  private static final Set<String> REPEATABLE =
      Set.of("select", "insert", "update", "delete", "with");

  StatementCache(SQLiteConfig config, String url) {
    super(config);
    setUrl(url);
  }

  @Override
  public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return new Caching(getUrl(), getConfig().toProperties());
  }

  private static boolean repeatable(String sql) {
    String[] words = sql.stripLeading().split("\\s", 2);
    return REPEATABLE.contains(words[0]);
  }

  /** A connection and the statements that nobody uses at the moment, the longest unused first. */
  private static final class Caching extends JDBC4Connection {

    private final Map<String, Cached> unused = new LinkedHashMap<>();

    Caching(String url, Properties properties) throws SQLException {
      super(url, url.substring(JDBC.PREFIX.length()), properties);
    }

    @Override
    public PreparedStatement prepareStatement(String sql, int type, int concurrency, int holding)
        throws SQLException {
      Cached cached = unused.remove(sql);
      if (cached != null) {
        return cached;
      }
      return repeatable(sql)
          ? new Cached(this, sql)
          : super.prepareStatement(sql, type, concurrency, holding);
    }

    /** Answers false where it is not wanted. */
    boolean keep(String sql, Cached statement) throws SQLException {
      if (isClosed() || unused.putIfAbsent(sql, statement) != null) {
        return false;
      }
      if (unused.size() > MOST) {
        Iterator<Cached> longest = unused.values().iterator();
        Cached gone = longest.next();
        longest.remove();
        gone.end();
      }
      return true;
    }
  }

  /** A statement that is put back where others would be closed. */
  private static final class Cached extends JDBC4PreparedStatement {

    private final Caching connection;
    private final String text;

    Cached(Caching connection, String text) throws SQLException {
      super(connection, text);
      this.connection = connection;
      this.text = text;
    }

    @Override
    public void close() throws SQLException {
      if (!connection.keep(text, cleared())) {
        end();
      }
    }

    private Cached cleared() throws SQLException {
      rs.close();
      clearBatch();
      clearParameters();
      return this;
    }

    void end() throws SQLException {
      super.close();
    }
  }
}
