package caravan.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

/** Statements that a connection prepares once. */
class StatementCacheTests {

  private static final String INSERT = "insert into word values (?, ?)";
  private static final String COUNT = "select count(*) from word where text is ?";

  @TempDir private Path folder;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("words.db");
    connection = new StatementCache(new SQLiteConfig(), url).getConnection();
    try (PreparedStatement create =
        connection.prepareStatement("create table word (id integer primary key, text text)")) {
      create.execute();
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void insert(int id, @Nullable String text) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, id);
      if (text != null) {
        insert.setString(2, text);
      }
      insert.executeUpdate();
    }
  }

  private int count(@Nullable String text) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement(COUNT)) {
      count.setString(1, text);
      try (ResultSet row = count.executeQuery()) {
        return row.getInt(1);
      }
    }
  }

  @Test
  void a_statement_that_was_closed_is_used_again_and_knows_nothing_of_before() throws SQLException {
    PreparedStatement first = connection.prepareStatement(INSERT);
    first.close();
    try (PreparedStatement again = connection.prepareStatement(INSERT)) {
      assertThat(again).isSameAs(first);
    }
    insert(1, "one");
    insert(2, null);
    assertThat(count("one")).isOne();
    assertThat(count(null)).isOne();
  }

  @Test
  void two_that_are_open_together_are_two() throws SQLException {
    try (PreparedStatement one = connection.prepareStatement(COUNT);
        PreparedStatement two = connection.prepareStatement(COUNT)) {
      assertThat(two).isNotSameAs(one);
    }
    assertThat(count("none")).isZero();
  }

  @Test
  void one_that_failed_works_the_next_time() throws SQLException {
    insert(1, "one");
    assertThatThrownBy(() -> insert(1, "again")).isInstanceOf(SQLException.class);
    insert(2, "two");
    assertThat(count("two")).isOne();
  }

  @Test
  void a_batch_that_was_not_sent_is_forgotten() throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, 1);
      insert.setString(2, "one");
      insert.addBatch();
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      assertThat(insert.executeBatch()).isEmpty();
    }
    assertThat(count("one")).isZero();
  }

  @Test
  void what_may_act_when_it_is_prepared_is_prepared_each_time() throws SQLException {
    for (int level : new int[] {1, 2, 1, 2}) {
      try (PreparedStatement set = connection.prepareStatement("pragma synchronous = " + level)) {
        set.execute();
      }
      try (PreparedStatement ask = connection.prepareStatement("pragma synchronous");
          ResultSet row = ask.executeQuery()) {
        assertThat(row.getInt(1)).isEqualTo(level);
      }
    }
  }

  @Test
  void many_different_ones_do_not_stay_for_ever() throws SQLException {
    PreparedStatement first = connection.prepareStatement(COUNT);
    first.close();
    for (int number = 0; number < 100; number++) {
      connection.prepareStatement("select " + number).close();
    }
    try (PreparedStatement again = connection.prepareStatement(COUNT)) {
      assertThat(again).isNotSameAs(first);
    }
    assertThat(count("none")).isZero();
  }
}
