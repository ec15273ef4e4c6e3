package caravan.wiring;

import caravan.metrics.ProcessCounters;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Counts what goes along each route; Camel asks it for a policy of every one. */
final class RouteCounts extends RoutePolicySupport implements RoutePolicyFactory {

  private final ProcessCounters counters;

  RouteCounts(ProcessCounters counters) {
    this.counters = counters;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String id, NamedNode route) {
    return this;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    counters.begun(route.getRouteId());
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    counters.ended(route.getRouteId(), exchange.isFailed());
  }
}
