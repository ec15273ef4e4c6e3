package caravan.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/** The rooms from the cellar to the roof: a room may know those below it and those beside it. */
final class Floors {

  /** The nameless package, in which the routes stand. */
  static final String ROUTES = "routes";

  /** The package of the class that starts everything. */
  static final String ROOF = "caravan";

  private static final List<Set<String>> FROM_BELOW =
      List.of(
          Set.of("codes", "files"),
          Set.of("pace"),
          Set.of("access", "asinscope", "ledger", "lists", "network", "results", "sandbox"),
          Set.of("road", "settings"),
          Set.of("status", "desk", "remote"),
          Set.of("metrics", "notices", "web", "wiring", ROUTES),
          Set.of("cli"),
          Set.of(ROOF));

  private Floors() {}

  static String room(JavaClass type) {
    String[] names = type.getPackageName().split("\\.");
    return type.getPackageName().isEmpty() ? ROUTES : names.length == 1 ? ROOF : names[1];
  }

  static boolean climbs(String from, String to) {
    return floor(from) < floor(to);
  }

  private static int floor(String room) {
    for (int floor = 0; floor < FROM_BELOW.size(); floor++) {
      if (FROM_BELOW.get(floor).contains(room)) {
        return floor;
      }
    }
    throw new IllegalArgumentException("no floor is known of the room " + room);
  }
}
