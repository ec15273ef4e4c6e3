package caravan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;

/** What {@link Measures} counts and must not grow. */
@AnalyzeClasses(locations = MainClasses.class, importOptions = NoTemplates.class)
final class HouseRules {

  @ArchTest
  static void one_simple_name_is_one_class(JavaClasses house) {
    assertThat(new House(house).doubles()).isEmpty();
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
