package caravan.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.App;
import caravan.ledger.Ledger;
import caravan.ledger.Overview;
import caravan.wiring.Ledgers;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Which room may import which. A room that is still empty keeps every rule. */
@AnalyzeClasses(locations = MainClasses.class, importOptions = NoTemplates.class)
final class RoomRules {

  private static final List<String> ROOMS =
      List.of(
          "access",
          "asinscope",
          "cli",
          "codes",
          "desk",
          "files",
          "ledger",
          "lists",
          "metrics",
          "network",
          "notices",
          "pace",
          "remote",
          "results",
          "road",
          "sandbox",
          "settings",
          "status",
          "web",
          "wiring");

  /** They meet in {@code codes} and are joined in {@code road}. */
  private static final List<String> STRANGERS = List.of("lists", "results", "asinscope", "ledger");

  private static final DescribedPredicate<JavaClass> A_ROUTE =
      resideInAPackage("").as("a route (in the nameless package)");

  /** The ledger itself, and each part that it hands out, but the one that only looks. */
  private static final DescribedPredicate<JavaClass> A_LEDGER_TO_WRITE =
      belongToAnyOf(
              Stream.concat(
                      Stream.of(Ledger.class),
                      Arrays.stream(Ledger.class.getMethods()).map(Method::getReturnType))
                  .filter(part -> part.isInterface() && part != Overview.class)
                  .toArray(Class[]::new))
          .as("a part of the ledger that can be written");

  @ArchTest
  static final ArchRule codes_imports_only_the_jdk =
      classes()
          .that(resideInAPackage("caravan.codes.."))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("caravan.codes..", "java..", "org.jspecify..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule pace_imports_only_the_jdk =
      classes()
          .that(resideInAPackage("caravan.pace.."))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("caravan.pace..", "java..", "org.jspecify..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule files_imports_only_the_jdk =
      classes()
          .that(resideInAPackage("caravan.files.."))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("caravan.files..", "java..", "org.jspecify..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule databases_are_known_to_the_inside_of_ledger_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.ledger.jdbc.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "com.zaxxer..",
              "org.sqlite..",
              "org.postgresql..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_inside_of_ledger_is_known_to_its_opener_alone =
      noClasses()
          .that(
              resideOutsideOfPackages("caravan.ledger.jdbc..")
                  .and(DescribedPredicate.not(name(Ledgers.class.getName()))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("caravan.ledger.jdbc..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule camel_is_known_to_routes_wiring_remote_and_app_alone =
      noClasses()
          .that(
              DescribedPredicate.not(A_ROUTE)
                  .and(resideOutsideOfPackages("caravan.wiring..", "caravan.remote.."))
                  .and(DescribedPredicate.not(name(App.class.getName()))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule transfers_are_known_to_remote_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.remote.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "com.jcraft..",
              "org.apache.commons.net..",
              "org.apache.camel.component.file.remote..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule terminals_are_known_to_cli_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.cli.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "me.tongfei..", "org.jline..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule http_is_served_by_web_and_the_sandbox_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.web..", "caravan.sandbox.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.sun.net.httpserver..", "org.eclipse.jetty..", "gg.jte..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule prometheus_is_known_to_metrics_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.metrics.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.prometheus..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule status_never_writes =
      noClasses()
          .that(resideInAnyPackage("caravan.status..", "caravan.metrics.."))
          .should()
          .dependOnClassesThat(A_LEDGER_TO_WRITE)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_sandbox_is_known_to_cli_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.cli..", "caravan.sandbox.."))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("caravan.sandbox..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule road_joins_rooms_and_leaves_the_choosing_and_showing_to_others =
      noClasses()
          .that(resideInAPackage("caravan.road.."))
          .should()
          .dependOnClassesThat(
              resideInAPackage("caravan..")
                  .and(
                      resideOutsideOfPackages(
                          "caravan.road..",
                          "caravan.asinscope..",
                          "caravan.codes..",
                          "caravan.files..",
                          "caravan.ledger..",
                          "caravan.lists..",
                          "caravan.pace..",
                          "caravan.results.."))
                  .as("belong to a room that road does not join"))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_ring_of_rooms =
      slices().matching("caravan.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_ring_between_the_chambers_of_road =
      slices().matching("caravan.road.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule no_ring_between_the_chambers_of_lists =
      slices().matching("caravan.lists.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule how_a_list_is_understood_is_known_to_lists_alone =
      noClasses()
          .that(resideOutsideOfPackages("caravan.lists.."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "caravan.lists.cells..", "caravan.lists.columns..", "caravan.lists.format..")
          .allowEmptyShould(true);

  @ArchTest
  static void lists_results_asinscope_and_ledger_do_not_import_each_other(JavaClasses house) {
    for (String room : STRANGERS) {
      String[] others =
          STRANGERS.stream()
              .filter(other -> !other.equals(room))
              .map(other -> "caravan." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage("caravan." + room + ".."))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(house);
    }
  }

  @ArchTest
  static void there_is_no_room_but_those_of_the_plan(JavaClasses house) {
    var found = new TreeSet<String>();
    house.getPackage("caravan").getSubpackages().forEach(room -> found.add(room.getRelativeName()));

    assertThat(found).containsExactlyElementsOf(ROOMS);
  }

  @ArchTest
  static void every_room_is_null_marked(JavaClasses house) {
    assertThat(house.getPackage("caravan").getSubpackagesInTree())
        .allSatisfy(
            room ->
                assertThat(room.isAnnotatedWith(NullMarked.class))
                    .as("%s has a package-info.java that is @NullMarked", room.getName())
                    .isTrue());
  }
}
