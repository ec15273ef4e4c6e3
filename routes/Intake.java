import static caravan.wiring.Carried.SUBJECT;
import static caravan.wiring.Carried.subject;
import static caravan.wiring.Carried.the;

import caravan.ledger.Held;
import caravan.road.Rounds;
import caravan.road.failures.BackOffs;
import caravan.road.intake.Enrolment;
import caravan.road.intake.HeldDecisions;
import caravan.wiring.CaravanRoutes;
import caravan.wiring.ChangeRounds;
import java.nio.file.Path;

/**
 * A list dropped in the input folder is read, checked and enrolled in the ledger, and moved to
 * .done. One that a person should see first waits in .held for a word, and then goes the same road.
 */
public class Intake extends CaravanRoutes {

  @Override
  public void configure() {
    dropped(the(Enrolment.class, getContext()));
    held(
        the(HeldDecisions.class, getContext()),
        the(BackOffs.class, getContext()),
        the(ChangeRounds.class, getContext()).route());
  }

  private void dropped(Enrolment enrolment) {
    from(file("lists") // where that is, and what is a list in it: wiring/ListsFolder
            .delay("{{road.poll}}")
            .initialDelay(0)
            .noop(true)
            .idempotent(false)
            .maxMessagesPerPoll(250)
            .eagerMaxMessagesPerPoll(false)
            .greedy(true)
            .sorter("#urgent-first"))
        .routeId("intake")
        .routeConfigurationId("rounds")
        .autoStartup("{{road.watch}}")
        .setProperty(SUBJECT, body())
        .to(direct("enrol"));

    from(direct("enrol"))
        .routeId("enrol")
        .routeConfigurationId("rounds")
        .process()
        .body(Path.class, enrolment::enrol)
        .id("enrol-list");
  }

  private void held(HeldDecisions decisions, BackOffs backOffs, Rounds rounds) {
    from(scheduler("held").delay("{{road.held}}").initialDelay(0))
        .routeId("held")
        .routeConfigurationId("rounds")
        .autoStartup("{{road.watch}}")
        .setProperty(SUBJECT, constant("held"))
        .setBody(exchange -> rounds.next(decisions.patience(), decisions::decided))
        .split(body())
        .setProperty(SUBJECT)
        .body(Held.class, held -> "held list " + held.id())
        .filter()
        .exchange(exchange -> backOffs.due(subject(exchange)))
        .to(direct("take-up"));

    from(direct("take-up"))
        .routeId("take-up")
        .routeConfigurationId("rounds")
        .process()
        .body(Held.class, decisions::takeUp)
        .id("take-up-list");
  }
}
