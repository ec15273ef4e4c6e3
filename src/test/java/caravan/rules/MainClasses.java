package caravan.rules;

import caravan.App;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.LocationProvider;
import java.util.Set;

/**
 * Everything that goes into the jar, and nothing else: the rooms and, which a package scan would
 * not find, the routes in their nameless package.
 */
final class MainClasses implements LocationProvider {

  @Override
  public Set<Location> get(Class<?> testClass) {
    return Set.of(Location.of(App.class.getProtectionDomain().getCodeSource().getLocation()));
  }
}
