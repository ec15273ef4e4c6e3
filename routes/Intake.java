import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * A list dropped in the input folder is read, checked and enrolled in the ledger, and moved to
 * .done. One that a person should see first waits in .held for a word, and then goes the same road.
 */
public class Intake extends EndpointRouteBuilder {

  @Override
  public void configure() {
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
        .setProperty("subject", body())
        .to(direct("enrol"));

    from(direct("enrol"))
        .routeId("enrol")
        .routeConfigurationId("rounds")
        .bean("enrolment", "enrol")
        .id("enrol-list");

    from(scheduler("held").delay("{{road.held}}").initialDelay(0))
        .routeId("held")
        .routeConfigurationId("rounds")
        .autoStartup("{{road.watch}}")
        .setProperty("subject", constant("held"))
        .bean("held-decisions", "missTakenAway")
        .split(method("held-decisions", "decided"))
        .setProperty("subject", simple("held list ${body.id}"))
        .filter(method("setbacks", "due(${exchangeProperty.subject})"))
        .to(direct("take-up"));

    from(direct("take-up"))
        .routeId("take-up")
        .routeConfigurationId("rounds")
        .bean("held-decisions", "takeUp")
        .id("take-up-list");
  }
}
