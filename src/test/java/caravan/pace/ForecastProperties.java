package caravan.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ForecastProperties {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private record Made(Instant at, int codes, int tokens) {}

  private static Plan plan(int rate, long daily) {
    return new Plan(rate, MINUTE, daily, 10, 100);
  }

  private static Forecast forecast(Plan plan, int concurrency, Forecast.Day day, Usage... spent) {
    return new Forecast(
        plan, concurrency, SECOND, new SlidingWindow(plan, List.of(spent)), day, NOW);
  }

  private static List<Made> calls(Forecast forecast, long codes) {
    List<Made> made = new ArrayList<>();
    forecast.done(codes, (at, asked, tokens) -> made.add(new Made(at, asked, tokens)));
    return made;
  }

  @Property
  void no_window_ever_holds_more_than_the_plan(
      @ForAll @IntRange(min = 10, max = 600) int rate,
      @ForAll @IntRange(min = 1, max = 5) int concurrency,
      @ForAll @IntRange(max = 5_000) int codes,
      @ForAll @IntRange(max = 10) int before) {
    Usage earlier = new Usage(before, NOW.plusSeconds(30));
    List<Made> made =
        calls(forecast(plan(rate, 0), concurrency, Forecast.Day.ENDLESS, earlier), codes);
    for (Made first : made) {
      Instant end = first.at().plus(MINUTE);
      int tokens =
          made.stream()
              .filter(m -> !m.at().isBefore(first.at()) && m.at().isBefore(end))
              .mapToInt(Made::tokens)
              .sum();
      assertThat(tokens).isLessThanOrEqualTo(rate);
    }
    assertThat(made.stream().mapToInt(Made::codes).sum()).isEqualTo(codes);
  }

  @Property
  void no_day_ever_spends_more_than_it_has(
      @ForAll @IntRange(min = 10, max = 300) int daily,
      @ForAll @IntRange(max = 300) int left,
      @ForAll @IntRange(max = 3_000) int codes) {
    Instant resets = NOW.plus(Duration.ofHours(1));
    Forecast.Day day = new Forecast.Day(left, daily, resets);
    List<Made> made = calls(forecast(plan(100, daily), 4, day), codes);
    assertThat(spent(made, NOW, resets)).isLessThanOrEqualTo(left);
    for (int later = 0; later < 40; later++) {
      Instant from = resets.plus(Duration.ofDays(later));
      assertThat(spent(made, from, from.plus(Duration.ofDays(1)))).isLessThanOrEqualTo(daily);
    }
    assertThat(made.stream().mapToInt(Made::codes).sum()).isEqualTo(codes);
  }

  private static int spent(List<Made> made, Instant from, Instant until) {
    return made.stream()
        .filter(m -> !m.at().isBefore(from) && m.at().isBefore(until))
        .mapToInt(Made::tokens)
        .sum();
  }

  @Property
  void more_codes_are_never_done_sooner(
      @ForAll @IntRange(min = 10, max = 600) int rate,
      @ForAll @IntRange(max = 2_000) int codes,
      @ForAll @IntRange(max = 500) int more) {
    Forecast forecast = forecast(plan(rate, 1_000), 3, new Forecast.Day(500, 1_000, null));
    assertThat(forecast.done(codes + more)).isAfterOrEqualTo(forecast.done(codes));
  }

  @Property
  void calls_in_flight_are_no_more_than_allowed(
      @ForAll @IntRange(min = 1, max = 6) int concurrency,
      @ForAll @IntRange(max = 2_000) int codes) {
    List<Made> made = calls(forecast(plan(0, 0), concurrency, Forecast.Day.ENDLESS), codes);
    for (Made one : made) {
      long together =
          made.stream()
              .filter(m -> !m.at().isAfter(one.at()) && m.at().plus(SECOND).isAfter(one.at()))
              .count();
      assertThat(together).isLessThanOrEqualTo(concurrency);
    }
  }

  @Example
  void nothing_to_ask_is_done_at_once() {
    assertThat(forecast(plan(30, 1_000), 1, Forecast.Day.ENDLESS).done(0)).isEqualTo(NOW);
  }

  @Example
  void a_trial_asks_100_codes_as_30_30_30_and_10() {
    List<Made> made = calls(forecast(plan(30, 0), 4, Forecast.Day.ENDLESS), 100);
    assertThat(made).extracting(Made::codes).containsExactly(30, 30, 30, 10);
    assertThat(made.get(3).at()).isEqualTo(NOW.plusSeconds(3 * 61));
  }

  @Example
  void a_backlog_beyond_the_day_ends_on_a_later_one() {
    Forecast.Day day = new Forecast.Day(100, 1_000, NOW.plus(Duration.ofHours(2)));
    Instant done = forecast(plan(500, 1_000), 4, day).done(1_200);
    assertThat(done).isBetween(NOW.plus(Duration.ofHours(26)), NOW.plus(Duration.ofHours(27)));
  }

  @Example
  void a_call_in_flight_weighs_until_its_answer_is_a_window_old() {
    Forecast forecast = forecast(plan(30, 0), 1, Forecast.Day.ENDLESS, new Usage(30, null));
    assertThat(calls(forecast, 10).get(0).at()).isEqualTo(NOW.plusSeconds(61));
  }

  @Property
  void the_price_is_that_of_the_calls_that_an_open_window_would_make(
      @ForAll @IntRange(max = 3_000) int codes) {
    Plan plan = plan(0, 0);
    int made =
        calls(forecast(plan, 1, Forecast.Day.ENDLESS), codes).stream().mapToInt(Made::tokens).sum();
    assertThat(plan.price(codes)).isEqualTo(made);
  }
}
