import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/**
 * A list dropped in the input folder is read, checked and enrolled in the ledger, and moved to
 * .done.
 */
public class Intake extends EndpointRouteBuilder {

  @Override
  public void configure() {
    from(file("{{caravan.input}}")
            .recursive(true)
            .noop(true)
            .idempotent(false)
            .delay("{{road.poll}}")
            .initialDelay(0)
            .filter("#complete-lists"))
        .routeId("intake")
        .routeConfigurationId("rounds")
        .autoStartup("{{caravan.watch}}")
        .setProperty("subject", body())
        .filter(method("setbacks", "due(${exchangeProperty.subject})"))
        .to(direct("enrol"));

    from(direct("enrol"))
        .routeId("enrol")
        .routeConfigurationId("rounds")
        .bean("enrolment", "enrol")
        .id("enrol-list");
  }
}
