package caravan.crash;

import caravan.codes.ResultRow;
import caravan.ledger.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ledger each of whose methods is a point before, {@code ledger.claim.before}, and one after it;
 * and each row of a list that is delivered one more, {@code ledger.row}.
 */
public final class CrashLedger {

  private CrashLedger() {}

  /** The same ledger, with points to crash at. */
  public static Ledger around(Ledger real) {
    return (Ledger)
        Proxy.newProxyInstance(
            CrashLedger.class.getClassLoader(),
            new Class<?>[] {Ledger.class},
            (proxy, method, arguments) -> call(real, method, arguments));
  }

  private static @Nullable Object call(Ledger real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    String point = "ledger." + method.getName();
    if (method.getName().equals("rows") && arguments != null) {
      arguments[1] = watched(arguments[1]);
    }
    CrashPoint.pass(point + ".before");
    try {
      Object result = method.invoke(real, arguments);
      CrashPoint.pass(point + ".after");
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @SuppressWarnings("unchecked") // the types of Ledger.rows
  private static Object watched(Object reader) {
    if (reader instanceof BiFunction) {
      BiFunction<Iterator<ResultRow>, Object, Object> real =
          (BiFunction<Iterator<ResultRow>, Object, Object>) reader;
      BiFunction<Iterator<ResultRow>, Object, Object> watched =
          (rows, comparison) -> real.apply(passing(rows), comparison);
      return watched;
    }
    Function<Iterator<ResultRow>, Object> real = (Function<Iterator<ResultRow>, Object>) reader;
    Function<Iterator<ResultRow>, Object> watched = rows -> real.apply(passing(rows));
    return watched;
  }

  private static Iterator<ResultRow> passing(Iterator<ResultRow> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        boolean more = rows.hasNext();
        if (!more) {
          CrashPoint.pass("ledger.row.last");
        }
        return more;
      }

      @Override
      public ResultRow next() {
        CrashPoint.pass("ledger.row");
        return rows.next();
      }
    };
  }
}
