package caravan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Set;
import java.util.TreeSet;

/** What {@link Measures} counts and must not grow. */
@AnalyzeClasses(locations = MainClasses.class)
final class HouseRules {

  /**
   * Names that two rooms gave before it was forbidden. None is added; who renames one, takes it
   * out.
   */
  private static final Set<String> DOUBLES_OF_OLD =
      Set.of(
          "Account",
          "Answer",
          "Changes",
          "Counting",
          "Delivery",
          "Dialect",
          "Ending",
          "Faults",
          "Format",
          "Heard",
          "Item",
          "ItemReader",
          "Keys",
          "Known",
          "Line",
          "Numbers",
          "Patience",
          "Question",
          "Request",
          "Tally",
          "Terms",
          "Words");

  @ArchTest
  static void one_simple_name_is_one_class(JavaClasses house) {
    var doubles = new House(house).doubles();
    var added = new TreeSet<>(doubles.keySet());
    added.removeAll(DOUBLES_OF_OLD);

    assertThat(added).as("simple names in two packages: %s", doubles).isEmpty();
  }

  @ArchTest
  static void no_arrow_climbs(JavaClasses house) {
    assertThat(new House(house).climbing()).isEmpty();
  }

  @ArchTest
  static void no_two_packages_import_each_other(JavaClasses house) {
    assertThat(new House(house).mutual()).isEmpty();
  }
}
