package caravan.crash;

import caravan.codes.ResultRow;
import caravan.ledger.Answers;
import caravan.ledger.Deliveries;
import caravan.ledger.Forgetting;
import caravan.ledger.Holds;
import caravan.ledger.Ledger;
import caravan.ledger.Lists;
import caravan.ledger.Pacing;
import caravan.ledger.Starts;
import caravan.ledger.Uploads;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ledger each of whose parts' methods is a point before, {@code ledger.claim.before}, and one
 * after it; and each row of a list that is delivered one more, {@code ledger.row}.
 */
public final class CrashLedger {

  private static final Set<Class<?>> PARTS =
      Set.of(
          Lists.class,
          Holds.class,
          Starts.class,
          Pacing.class,
          Answers.class,
          Deliveries.class,
          Uploads.class,
          Forgetting.class);

  private CrashLedger() {}

  /** The same ledger, with points to crash at. */
  public static Ledger around(Ledger real) {
    return around(Ledger.class, real);
  }

  private static <T> T around(Class<T> part, T real) {
    return part.cast(
        Proxy.newProxyInstance(
            CrashLedger.class.getClassLoader(),
            new Class<?>[] {part},
            (proxy, method, arguments) -> call(real, method, arguments)));
  }

  private static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return PARTS.contains(method.getReturnType())
          ? part(method.getReturnType(), method.invoke(real))
          : passing(real, method, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T part(Class<T> part, @Nullable Object real) {
    return around(part, part.cast(Objects.requireNonNull(real)));
  }

  private static @Nullable Object passing(Object real, Method method, Object @Nullable [] arguments)
      throws ReflectiveOperationException {
    String point = "ledger." + method.getName();
    if (method.getName().equals("rows") && arguments != null) {
      arguments[1] = watched(arguments[1]);
    }
    CrashPoint.pass(point + ".before");
    Object result = method.invoke(real, arguments);
    CrashPoint.pass(point + ".after");
    return result;
  }

  @SuppressWarnings("unchecked") // the types of Deliveries.rows
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
