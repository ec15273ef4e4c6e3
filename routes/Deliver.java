import static caravan.wiring.Carried.SUBJECT;
import static caravan.wiring.Carried.subject;
import static caravan.wiring.Carried.the;

import caravan.ledger.ListRecord;
import caravan.road.Rounds;
import caravan.road.delivery.Delivery;
import caravan.road.delivery.DeliveryGroup;
import caravan.road.delivery.PartialDelivery;
import caravan.road.failures.BackOffs;
import caravan.wiring.CaravanRoutes;
import caravan.wiring.ChangeRounds;

/** A list whose every row has its answer becomes CSV, JSON and a receipt in the output folder. */
public class Deliver extends CaravanRoutes {

  @Override
  public void configure() {
    ChangeRounds changed = the(ChangeRounds.class, getContext());
    BackOffs backOffs = the(BackOffs.class, getContext());
    whole(the(Delivery.class, getContext()), backOffs, changed.route());
    part(the(PartialDelivery.class, getContext()), backOffs, changed.route());
  }

  private void whole(Delivery delivery, BackOffs backOffs, Rounds rounds) {
    from(scheduler("deliver").delay("{{road.deliver}}").initialDelay(0))
        .routeId("deliver")
        .routeConfigurationId("rounds")
        .setProperty(SUBJECT, constant("deliver"))
        .setBody(exchange -> rounds.next(Rounds.LONGEST, delivery::complete))
        .split(body())
        .to(direct("deliver-lists"));

    from(direct("deliver-lists"))
        .routeId("deliver-lists")
        .routeConfigurationId("rounds")
        .setBody()
        .body(DeliveryGroup.class, delivery::named)
        .split(body())
        .setProperty(SUBJECT)
        .body(ListRecord.class, list -> "list " + list.id())
        .filter()
        .exchange(exchange -> backOffs.due(subject(exchange)))
        .to(direct("deliver-list"))
        .end() // of the filter
        .end() // of the split
        .process(exchange -> delivery.settle())
        .id("settle-lists");

    from(direct("deliver-list"))
        .routeId("deliver-list")
        .routeConfigurationId("rounds")
        .process()
        .body(ListRecord.class, delivery::write)
        .id("write-results");
  }

  private void part(PartialDelivery delivery, BackOffs backOffs, Rounds rounds) {
    from(scheduler("deliver-part").delay("{{road.partial}}").initialDelay("{{road.partial}}"))
        .routeId("deliver-part")
        .routeConfigurationId("rounds")
        .setProperty(SUBJECT, constant("deliver-part"))
        .setBody(exchange -> rounds.next(delivery.patience(), delivery::due))
        .split(body())
        .setProperty(SUBJECT)
        .body(ListRecord.class, list -> "part of list " + list.id())
        .filter()
        .exchange(exchange -> backOffs.due(subject(exchange)))
        .to(direct("deliver-part-list"));

    from(direct("deliver-part-list"))
        .routeId("deliver-part-list")
        .routeConfigurationId("rounds")
        .process()
        .body(ListRecord.class, delivery::deliver)
        .id("write-part");
  }
}
