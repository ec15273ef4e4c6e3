package caravan.bench;

import caravan.sandbox.SandboxOptions;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Codes that are known already: how fast a catalogue is back, beside a script that looks it up. */
record Known(Findings findings, int codes, int rounds) {

  private static final Duration WHILE = Duration.ofMinutes(5);

  /** Interleaved, so that what else the machine does meets both. */
  void measure() {
    SandboxOptions.Builder free = SandboxOptions.unlimited().byCode(false);
    try (Station station = Carriers.caravan(new Station(free).with("caravan.circana.rate", "0"))) {
      String list = Codes.asins(0, codes);
      station.drop("first.txt", list);
      station.receipt("first", WHILE);
      Path file = Files.writeString(station.input().resolveSibling("list.txt"), list);
      try (Script script = Script.knowing(file.resolveSibling("dictionary.db"), 0, codes)) {
        compare(station, list, script, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void compare(Station station, String list, Script script, Path file)
      throws IOException, SQLException {
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    List<Double> processor = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      long began = System.nanoTime();
      script.run(file, file.resolveSibling("script-" + round));
      double scripted = perSecond(System.nanoTime() - began);
      long cpu = cpu();
      Instant settled = station.drop("again-" + round + ".txt", list).plusMillis(50);
      Instant back = station.receipt("again-" + round, WHILE);
      if (round > 0) { // the first one warms both up
        ours.add(perSecond(Duration.between(settled, back).toNanos()));
        theirs.add(scripted);
        processor.add((cpu() - cpu) / 1e3 / codes);
      }
    }
    tell(Median.of(ours), Median.of(theirs), Median.of(processor), Median.spread(theirs));
  }

  private void tell(double ours, double theirs, double processor, double noise) {
    findings.tell(
        "codes that are known, beside a script with a dictionary in SQLite (the goal: twice as fast)",
        "%,d ASINs in a list, %d rounds in turns, medians; the script's own rounds differ by %.0f %%"
            .formatted(codes, rounds, 100 * noise),
        "%,.0f rows/s, %.1f µs of processor a row; the script %,.0f; ratio %.2f",
        ours,
        processor,
        theirs,
        ours / theirs);
  }

  private double perSecond(long nanos) {
    return codes * 1e9 / nanos;
  }

  private static long cpu() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
