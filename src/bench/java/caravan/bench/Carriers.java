package caravan.bench;

import caravan.settings.SettingsSource;
import caravan.wiring.Daemon;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Caravan's daemon at a station: in this process, or in one of its own that can be killed. */
final class Carriers {

  private Carriers() {}

  /** Starts the daemon here. */
  static Station caravan(Station station) {
    Daemon daemon = Daemon.start(load(station.settings()), true);
    station.carriedBy(daemon);
    daemon.statusAddress().ifPresent(at -> station.pageAt(at.toString()));
    return station;
  }

  /** Starts the daemon as a process of its own, which ends with this one. */
  static Process process(Station station) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.add(Carriers.class.getName());
    new TreeMap<>(station.settings()).forEach((name, value) -> command.add(name + "=" + value));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      station.carriedBy(() -> process.destroyForcibly().waitFor());
      return process;
    } catch (IOException e) {
      throw new IllegalStateException("the daemon's process can't be started", e);
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path", "target/classes" + File.pathSeparator + ".");
  }

  private static caravan.settings.Settings load(Map<String, String> options) {
    return new SettingsSource(Optional.empty(), Map.of(), options).load();
  }

  /** The process: runs until it is killed, or until the one that started it is gone. */
  public static void main(String[] settings) throws IOException {
    Map<String, String> options = new TreeMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      options.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    try (Daemon daemon = Daemon.start(load(options), true)) {
      while (System.in.read() >= 0) {
        // nothing is said; the end of it is the end of the one that started this
      }
    }
  }
}
