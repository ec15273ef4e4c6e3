package caravan.rules;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what was made of the page's templates: nobody wrote it, and it stands in no room. */
public final class NoTemplates implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("/gg/jte/");
  }
}
