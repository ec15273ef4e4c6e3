import org.apache.camel.builder.endpoint.EndpointRouteBuilder;

/** A list whose every row has its answer becomes CSV, JSON and a receipt in the output folder. */
public class Deliver extends EndpointRouteBuilder {

  @Override
  public void configure() {
    from(scheduler("deliver").delay("{{road.deliver}}").initialDelay(0))
        .routeId("deliver")
        .routeConfigurationId("rounds")
        .setProperty("subject", constant("deliver"))
        .split(method("delivery", "complete"))
        .setProperty("subject", simple("list ${body.id}"))
        .filter(method("setbacks", "due(${exchangeProperty.subject})"))
        .to(direct("deliver-list"));

    from(direct("deliver-list"))
        .routeId("deliver-list")
        .routeConfigurationId("rounds")
        .bean("delivery", "deliver")
        .id("write-results");

    from(scheduler("deliver-part").delay("{{road.partial}}").initialDelay("{{road.partial}}"))
        .routeId("deliver-part")
        .routeConfigurationId("rounds")
        .setProperty("subject", constant("deliver-part"))
        .split(method("part-delivery", "due"))
        .setProperty("subject", simple("part of list ${body.id}"))
        .filter(method("setbacks", "due(${exchangeProperty.subject})"))
        .to(direct("deliver-part-list"));

    from(direct("deliver-part-list"))
        .routeId("deliver-part-list")
        .routeConfigurationId("rounds")
        .bean("part-delivery", "deliver")
        .id("write-part");
  }
}
