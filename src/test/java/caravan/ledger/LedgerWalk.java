package caravan.ledger;

import static caravan.ledger.Scene.ASINS;
import static caravan.ledger.Scene.TRIAL;
import static org.assertj.core.api.Assertions.assertThat;

import caravan.asinscope.CircanaBarcodes;
import caravan.codes.Answer;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** One life of a ledger, by chance: lists come, codes go, answers arrive or don't, it restarts. */
public final class LedgerWalk {

  private static final int CODES = 40;

  private final Supplier<Ledger> opener;
  private final Random chance;
  private final Map<Long, Integer> rows = new HashMap<>();
  private final List<Long> reading = new ArrayList<>();
  private final List<List<CodeRequest>> claimed = new ArrayList<>();
  private final List<Scene.Call> calls = new ArrayList<>();
  public Scene scene;

  public LedgerWalk(Supplier<Ledger> opener, long seed) {
    this.opener = opener;
    this.chance = new Random(seed);
    this.scene = new Scene(opener.get());
  }

  /** Lists that are not forgotten, and how many rows each has. */
  public Map<Long, Integer> rows() {
    return rows;
  }

  public void step() {
    scene.later(Duration.ofMinutes(chance.nextInt(600)));
    switch (chance.nextInt(12)) {
      case 0, 1 -> open();
      case 2, 3 -> enrol();
      case 4 -> enrolled();
      case 5 -> discard();
      case 6, 7 -> claim();
      case 8 -> release();
      case 9 -> answer();
      case 10 -> deliver();
      default -> restartSometimes();
    }
  }

  private void open() {
    long list = scene.open("list-" + rows.size(), chance.nextInt(5) == 0);
    rows.put(list, 0);
    reading.add(list);
  }

  private void enrol() {
    if (reading.isEmpty()) {
      return;
    }
    long list = reading.get(chance.nextInt(reading.size()));
    String[] codes = new String[1 + chance.nextInt(12)];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = chance.nextInt(9) == 0 ? "x" : Scene.asin(chance.nextInt(CODES));
    }
    scene.enrol(list, rows.get(list) + 1, codes);
    rows.merge(list, codes.length, Integer::sum);
  }

  private void enrolled() {
    if (!reading.isEmpty()) {
      scene.ledger.lists().enrolled(reading.remove(0));
    }
  }

  private void discard() {
    if (!reading.isEmpty() && chance.nextInt(3) == 0) {
      long list = reading.remove(reading.size() - 1);
      scene.ledger.lists().discard(list);
      rows.remove(list);
    }
  }

  private void claim() {
    List<CodeRequest> requests = scene.ledger.pacing().claim(ASINS, 1 + chance.nextInt(10));
    if (requests.isEmpty()) {
      return;
    }
    Batch batch = Batch.of(requests);
    if (scene.ledger.pacing().reserve(batch, Scene.OPEN, scene.now)
        instanceof Reservation.Granted granted) {
      calls.add(scene.new Call(granted.call(), batch, Scene.OPEN));
    } else {
      claimed.add(requests);
    }
  }

  private void release() {
    if (!claimed.isEmpty()) {
      scene.ledger.answers().release(claimed.remove(0));
    }
  }

  private void answer() {
    if (calls.isEmpty()) {
      return;
    }
    Scene.Call call = calls.remove(chance.nextInt(calls.size()));
    switch (chance.nextInt(6)) {
      case 0 -> call.slowedDown(scene.now.plusSeconds(3));
      case 1 -> call.ended(CallStatus.BAD_REQUEST, false, null, CallOutcome.Disposition.REFUSED);
      case 2 -> call.ended(CallStatus.UNREADABLE, true, null, CallOutcome.Disposition.FAILED);
      case 3 ->
          call.answered(
              DailyQuotaReport.NOTHING,
              call.batch.requests().stream()
                  .map(a -> new Answer(a.lookup(), Answer.NONE))
                  .toArray(Answer[]::new));
      default -> call.found();
    }
  }

  private void deliver() {
    for (ListRecord list : scene.ledger.deliveries().complete(2)) {
      whole(list.id());
      scene.ledger.deliveries().delivered(list.id(), scene.now);
    }
  }

  private void restartSometimes() {
    if (chance.nextInt(4) > 0) {
      return;
    }
    Scene before = scene;
    scene = new Scene(opener.get());
    scene.now = before.now;
    before.ledger.close();
    scene.ledger.recover(channel -> TRIAL, scene.now);
    reading.forEach(rows::remove);
    reading.clear();
    claimed.clear();
    calls.clear();
  }

  /** Brings everything to its end; what the ledger holds then must be whole. */
  public void finish() {
    while (!reading.isEmpty()) {
      enrolled();
    }
    claimed.forEach(scene.ledger.answers()::release);
    calls.forEach(Scene.Call::found);
    scene.ledger.pacing().resume(CircanaBarcodes.CHANNEL);
    scene.answerAll(ASINS);
    for (ListRecord list : scene.ledger.deliveries().complete(1_000)) {
      whole(list.id());
      scene.ledger.deliveries().delivered(list.id(), scene.now);
    }
    assertThat(scene.ledger.overview().atWork(1_000)).isEmpty();
    assertThat(scene.ledger.overview().delivered(1_000)).hasSize(rows.size());
  }

  private void whole(long list) {
    assertThat(scene.rows(list)).hasSize(rows.get(list));
    long row = 0;
    for (var result : scene.rows(list)) {
      assertThat(result.number()).isEqualTo(++row);
    }
  }
}
