package caravan.ledger;

import static caravan.ledger.Scene.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Calls by chance, and a server that counts each of them at whatever moment between send and answer
 * makes its window fullest. The server's clock is true; ours is set back now and then, or else, as
 * that of a real process, it is steady and set only while none runs, back or forth.
 */
public final class WindowWalk {

  private record Charge(int tokens, Instant sent, Instant ended) {}

  private final class Flight {
    final Scene.Call call;
    final Instant sent = truth;
    final int tokens;

    Flight(Scene.Call call, int tokens) {
      this.call = call;
      this.tokens = tokens;
    }
  }

  private final Supplier<Ledger> opener;
  private final Random chance;
  private final List<Flight> flights = new ArrayList<>();
  private final List<Charge> charges = new ArrayList<>();
  private Scene scene;
  private Instant truth;
  private boolean setBack;
  private Instant noticed = Instant.EPOCH;
  private final boolean steady;
  private final Instant booted;
  private int granted;

  public WindowWalk(Supplier<Ledger> opener, long seed, boolean steady) {
    this.opener = opener;
    this.chance = new Random(seed);
    this.scene = new Scene(opener.get());
    this.truth = scene.now;
    this.booted = truth.minusSeconds(1_000);
    this.steady = steady;
    recover();
  }

  private void recover() {
    Duration up = Duration.between(booted, truth);
    Uptime uptime = steady ? new Uptime("boot", up, up) : Uptime.UNKNOWN;
    scene.ledger.recover(channel -> plan(), uptime, scene.now);
  }

  public int granted() {
    return granted;
  }

  public void step() {
    pass(Duration.ofMillis(chance.nextInt(9_000)));
    switch (chance.nextInt(10)) {
      case 0 -> restartSometimes();
      case 1 -> setBackSometimes();
      case 2, 3, 4 -> answer();
      default -> send();
    }
  }

  private void pass(Duration time) {
    truth = truth.plus(time);
    scene.later(time);
  }

  private void send() {
    int codes = 1 + chance.nextInt(30);
    int tokens = TRIAL.tokens(codes);
    Reservation reservation = scene.ledger.pacing().reserve(Scene.some(codes), plan(), scene.now);
    noticed = setBack ? truth : noticed;
    setBack = false;
    if (reservation instanceof Reservation.Granted call) {
      granted++;
      flights.add(new Flight(scene.new Call(call.call(), Scene.some(codes), plan()), tokens));
    } else if (flights.isEmpty()) {
      assertThat(fullest(tokens)).as("a call that would fit was refused").isGreaterThan(30);
    }
  }

  /** Without a limit of the day, which is not what this is about. */
  private static caravan.pace.Plan plan() {
    return new caravan.pace.Plan(30, TRIAL.window(), 0, 10, 100);
  }

  /**
   * What may weigh now, with that call. What was answered before the clock was set back weighs one
   * window from when that was noticed, at most.
   */
  private int fullest(int tokens) {
    Instant since = truth.minus(TRIAL.window());
    return tokens
        + charges.stream()
            .filter(
                c ->
                    c.ended().isAfter(since)
                        || (noticed.isAfter(since) && !c.ended().isAfter(noticed)))
            .mapToInt(Charge::tokens)
            .sum();
  }

  private void answer() {
    if (!flights.isEmpty()) {
      Flight flight = flights.remove(chance.nextInt(flights.size()));
      flight.call.found();
      charges.add(new Charge(flight.tokens, flight.sent, truth));
    }
  }

  private void restartSometimes() {
    if (chance.nextInt(3) > 0) {
      return;
    }
    Scene before = scene;
    scene = new Scene(opener.get());
    scene.now = before.now;
    before.ledger.close();
    if (steady) {
      pass(Duration.ofMillis(chance.nextInt(20_000)));
      scene.later(Duration.ofSeconds(chance.nextInt(14_400) - 7_200));
    }
    recover();
    flights.forEach(f -> charges.add(new Charge(f.tokens, f.sent, truth)));
    flights.clear();
  }

  private void setBackSometimes() {
    if (!steady && chance.nextInt(3) == 0) {
      scene.later(Duration.ofSeconds(chance.nextInt(7_200)).negated());
      setBack = true;
    }
  }

  /**
   * In no window, wherever it begins, are more tokens than the plan's, at whatever moments the
   * server counted: a call can be counted in each window that it touches.
   */
  public void check() {
    flights.forEach(f -> charges.add(new Charge(f.tokens, f.sent, truth)));
    flights.clear();
    for (Charge last : charges) {
      Instant from = last.sent().minus(TRIAL.window());
      int tokens =
          charges.stream()
              .filter(c -> c.ended().isAfter(from) && !c.sent().isAfter(last.sent()))
              .mapToInt(Charge::tokens)
              .sum();
      assertThat(tokens)
          .as("the window that ends with the send at %s", last.sent())
          .isLessThanOrEqualTo(30);
    }
  }

  public void close() {
    scene.ledger.close();
  }
}
