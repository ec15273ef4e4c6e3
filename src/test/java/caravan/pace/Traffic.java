package caravan.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Calls made as fast as the window lets them, in time that is moved by hand. */
final class Traffic {

  /** A call: reserved and sent, counted by the server at some moment, answered. */
  record Call(int tokens, Instant sent, Instant counted, Instant answered) {}

  /** What the next call is like. */
  record Wish(int codes, int latencyMillis, int countedPercent, int idleMillis) {}

  private final Plan plan;
  private final List<Call> calls = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  Traffic(Plan plan) {
    this.plan = plan;
  }

  /** Sends the call at the first moment that the window allows, and answers how long that was. */
  Duration send(Wish wish) {
    now = now.plusMillis(wish.idleMillis());
    Instant asked = now;
    int codes = Math.min(wish.codes(), plan.largestCall());
    int tokens = plan.tokens(codes);
    while (window().free(now) < tokens) {
      Instant next = window().when(tokens, now).orElseGet(this::nextAnswer);
      now = next.isAfter(now) ? next : now.plusMillis(1);
    }
    Instant answered = now.plusMillis(wish.latencyMillis());
    Duration until =
        Duration.between(now, answered).multipliedBy(wish.countedPercent()).dividedBy(100);
    calls.add(new Call(tokens, now, now.plus(until), answered));
    return Duration.between(asked, now);
  }

  private Instant nextAnswer() {
    return calls.stream()
        .map(Call::answered)
        .filter(answer -> answer.isAfter(now))
        .min(Instant::compareTo)
        .orElseThrow();
  }

  SlidingWindow window() {
    return window(now);
  }

  SlidingWindow window(Instant at) {
    return new SlidingWindow(plan, calls.stream().map(call -> spent(call, at)).toList());
  }

  private Usage spent(Call call, Instant at) {
    boolean flying = call.answered().isAfter(at);
    return new Usage(
        call.tokens(), flying ? null : SlidingWindow.until(call.answered(), plan.window()));
  }

  List<Call> calls() {
    return calls;
  }

  Instant now() {
    return now;
  }

  /** The most tokens that the server counted in any window of that length. */
  long densest(Duration length) {
    return calls.stream()
        .mapToLong(first -> counted(first.counted(), first.counted().plus(length)))
        .max()
        .orElse(0);
  }

  private long counted(Instant from, Instant to) {
    return calls.stream()
        .filter(call -> !call.counted().isBefore(from) && call.counted().isBefore(to))
        .mapToLong(Call::tokens)
        .sum();
  }
}
