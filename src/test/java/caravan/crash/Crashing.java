package caravan.crash;

import caravan.harness.CaravanProcess;
import caravan.harness.Home;
import java.nio.file.Path;

/** Starts a Caravan that ends by itself. */
final class Crashing {

  private Crashing() {}

  /**
   * @param point where it ends; empty for nowhere
   * @param log where what it says is appended
   */
  static CaravanProcess at(String point, Home home, Path log) {
    return CaravanProcess.main("caravan.wiring.CrashingCaravan")
        .at(home)
        .java("-XX:TieredStopAtLevel=1", "-Xmx256m")
        .java("-Djava.nio.file.spi.DefaultFileSystemProvider=" + CrashFiles.class.getName())
        .java("-Dcaravan.crash.at=" + point)
        .start(log);
  }
}
