package caravan.wiring;

import caravan.codes.Channel;
import caravan.ledger.CacheTtl;
import caravan.ledger.Overview;
import caravan.lists.reader.ListReader;
import caravan.pace.Plan;
import caravan.road.intake.Estimator;
import caravan.road.intake.NewTokens;
import caravan.road.intake.Router;
import caravan.road.intake.Screening;
import caravan.road.intake.WhyHeld;
import caravan.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * What reads lists and judges them, furnished as the settings say; it takes nothing in.
 *
 * @param screening decides how a list is read, and whether a person is asked first
 * @param why what a person sees of a list
 * @param appraiser says what lists would cost together
 */
public record ListReading(
    ListReader reader, Router router, Screening screening, WhyHeld why, Estimator appraiser) {

  /**
   * Furnishes it.
   *
   * @param overview what is known; empty where nothing is
   */
  public static ListReading of(
      Settings settings, Function<Channel, Plan> plans, Optional<Overview> overview, Clock clock) {
    ListReader reader = new ListReader(settings.lists());
    Router router = new Router(settings.endpoints(), settings.on());
    CacheTtl ttl = settings.cache();
    NewTokens tokens = new NewTokens(reader, router, overview, ttl, plans, clock);
    return new ListReading(
        reader,
        router,
        new Screening(reader, overview, settings.hold(), tokens),
        new WhyHeld(reader, tokens),
        new Estimator(reader, router, overview, ttl, clock));
  }
}
