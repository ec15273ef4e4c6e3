package caravan.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a room gets handed to it instead of taking it from the world. */
@AnalyzeClasses(locations = MainClasses.class, importOptions = NoTemplates.class)
final class WorldRules {

  private static final Set<String> SYSTEM_CLOCKS = Set.of("currentTimeMillis", "nanoTime");

  private static final List<String> MOCK_LIBRARIES =
      List.of(
          "org.mockito.Mockito",
          "org.easymock.EasyMock",
          "org.jmock.Mockery",
          "mockit.Expectations",
          "io.mockk.MockK",
          "org.powermock.core.MockRepository",
          "com.github.tomakehurst.wiremock.WireMockServer",
          "okhttp3.mockwebserver.MockWebServer",
          "org.mockserver.integration.ClientAndServer");

  @ArchTest
  static final ArchRule only_cli_prints =
      noClasses()
          .that(resideOutsideOfPackages("caravan.cli.."))
          .should(ACCESS_STANDARD_STREAMS)
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_wiring_reads_the_clock_of_the_machine =
      noClasses()
          .that(resideOutsideOfPackages("caravan.wiring.."))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("reads the machine's clock", WorldRules::readsTheClock))
          .because("a java.time.Clock is handed in, so that a test can move it")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule only_wiring_sleeps =
      noClasses()
          .that(resideOutsideOfPackages("caravan.wiring.."))
          .should()
          .accessTargetWhere(DescribedPredicate.describe("sleeps", WorldRules::sleeps))
          .because("rooms answer how long to wait, and one place waits")
          .allowEmptyShould(true);

  @ArchTest
  static void no_mock_library_is_on_the_class_path(JavaClasses house) {
    assertThat(MOCK_LIBRARIES).noneMatch(WorldRules::isOnTheClassPath);
  }

  /** Method references count too: {@code Instant::now} is as bad as a call. */
  private static boolean readsTheClock(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    String method = target.getName();
    if (target.getOwner().isEquivalentTo(System.class)) {
      return SYSTEM_CLOCKS.contains(method);
    }
    if (target.getOwner().isEquivalentTo(Clock.class)) {
      return method.startsWith("system") || method.startsWith("tick");
    }
    if (target.getOwner().isEquivalentTo(Date.class)) {
      return target.getFullName().endsWith("<init>()");
    }
    return target.getOwner().getPackageName().startsWith("java.time")
        && method.equals("now")
        && !target.getFullName().contains(Clock.class.getName());
  }

  private static boolean sleeps(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return target.getOwner().isEquivalentTo(LockSupport.class)
        ? target.getName().startsWith("park")
        : target.getName().equals("sleep")
            && (target.getOwner().isEquivalentTo(Thread.class)
                || target.getOwner().isEquivalentTo(TimeUnit.class));
  }

  private static boolean isOnTheClassPath(String name) {
    String file = name.replace('.', '/') + ".class";
    return WorldRules.class.getClassLoader().getResource(file) != null;
  }
}
