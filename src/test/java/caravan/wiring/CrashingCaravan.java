package caravan.wiring;

import caravan.crash.CrashLedger;
import caravan.settings.SettingsSource;
import caravan.settings.StartException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The daemon as the environment sets it up, with points to crash at, until it is killed. */
public final class CrashingCaravan {

  private CrashingCaravan() {}

  public static void main(String[] args) throws InterruptedException {
    try {
      Daemon.start(
          new SettingsSource(Optional.empty(), System.getenv(), Map.of()).load(),
          true,
          CrashLedger::around,
          Duration.ofMinutes(1));
      System.out.println("up");
    } catch (StartException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
    new CountDownLatch(1).await();
  }
}
