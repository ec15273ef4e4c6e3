package caravan.ledger.jdbc;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** How values become PostgreSQL's that it would not take as they are. */
final class PostgresArguments {

  private static final String NO_NUL = "\uFFFD";

  private PostgresArguments() {}

  /** A text as PostgreSQL can hold it. */
  static String storable(String text) {
    return text.replace("\0", NO_NUL);
  }

  /** What is so or not is a number in the ledger. */
  static final class Numbered extends AbstractArgumentFactory<Boolean> {

    Numbered() {
      super(Types.BIGINT);
    }

    @Override
    protected Argument build(Boolean value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setLong(position, value ? 1 : 0);
    }
  }

  /** PostgreSQL's text has every character but NUL. */
  static final class WithoutNul extends AbstractArgumentFactory<String> {

    WithoutNul() {
      super(Types.VARCHAR);
    }

    @Override
    protected Argument build(String value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setString(position, storable(value));
    }
  }
}
