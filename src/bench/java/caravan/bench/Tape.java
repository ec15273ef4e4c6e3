package caravan.bench;

import caravan.codes.Channel;
import caravan.sandbox.RecordedCall;
import caravan.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The calls of a run in the order in which they came, and what they tell of the pace.
 *
 * @param calls all of a channel, also those that were refused
 */
record Tape(List<RecordedCall> calls) {

  Tape {
    calls = calls.stream().sorted(Comparator.comparing(RecordedCall::received)).toList();
  }

  static Tape of(Sandbox sandbox, Channel channel) {
    return new Tape(
        sandbox.diary().seen().stream().filter(call -> call.channel().equals(channel)).toList());
  }

  /** Those that were paid for. */
  Tape paid() {
    return new Tape(calls.stream().filter(call -> call.tokens() > 0).toList());
  }

  Tape since(Instant moment) {
    return new Tape(calls.stream().filter(c -> !c.received().isBefore(moment)).toList());
  }

  Tape before(Instant moment) {
    return new Tape(calls.stream().filter(c -> c.received().isBefore(moment)).toList());
  }

  long tokens() {
    return calls.stream().mapToLong(RecordedCall::tokens).sum();
  }

  long with(int status) {
    return calls.stream().filter(call -> call.status() == status).count();
  }

  Instant first() {
    return calls.get(0).received();
  }

  Instant last() {
    return calls.get(calls.size() - 1).received();
  }

  /**
   * How long the run needed for one window's worth of tokens, in ms: from each token to the one
   * that is {@code rate} later, on average. All of them but the last were sent with a backlog
   * behind them.
   */
  double period(long rate) {
    List<Instant> moments = new ArrayList<>();
    for (RecordedCall call : calls) {
      for (long i = 0; i < call.tokens(); i++) {
        moments.add(call.received());
      }
    }
    int pairs = moments.size() - (int) rate;
    double sum = 0;
    for (int i = 0; i < pairs; i++) {
      sum += millis(moments.get(i), moments.get(i + (int) rate));
    }
    return pairs <= 0 ? Double.NaN : sum / pairs;
  }

  /**
   * How late the calls came that had to wait for the window, in ms, in order of size: from the
   * moment at which the answers before left room for the call, one window after them, until it was
   * read.
   */
  List<Double> wakes(long rate, Duration window) {
    List<Double> late = new ArrayList<>();
    for (int i = 1; i < calls.size(); i++) {
      Instant room = room(calls.get(i), calls.subList(0, i), rate, window);
      if (room.isAfter(calls.get(i - 1).received())) {
        late.add(millis(room, calls.get(i).received()));
      }
    }
    late.sort(Comparator.naturalOrder());
    return late;
  }

  private static Instant room(
      RecordedCall call, List<RecordedCall> before, long rate, Duration window) {
    List<RecordedCall> ending = new ArrayList<>(before);
    ending.sort(Comparator.comparing(RecordedCall::answered));
    long used = ending.stream().mapToLong(RecordedCall::tokens).sum();
    Instant room = Instant.MIN;
    for (RecordedCall next : ending) {
      if (used + call.tokens() <= rate) {
        break;
      }
      used -= next.tokens();
      room = next.answered().plus(window);
    }
    return room;
  }

  static double millis(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e6;
  }
}
