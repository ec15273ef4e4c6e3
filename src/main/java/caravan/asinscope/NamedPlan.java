package caravan.asinscope;

import java.util.Locale;

/**
 * A plan as the vendor sells it.
 *
 * @param name as a setting names it, {@code trial}
 * @param rate products a minute; 0 if there is no limit, or it is not told
 * @param daily products a day; 0 likewise
 */
public record NamedPlan(String name, int rate, int daily) {

  public NamedPlan {
    if (!name.equals(name.toLowerCase(Locale.ROOT)) || rate < 0 || daily < 0) {
      throw new IllegalArgumentException("no plan: " + name + ", " + rate + ", " + daily);
    }
  }
}
