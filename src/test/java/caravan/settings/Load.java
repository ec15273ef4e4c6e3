package caravan.settings;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads settings as a test says them. */
final class Load {

  private Load() {}

  /** From the command line: key, value, key, value. */
  static Settings options(String... pairs) {
    return new SettingsSource(Optional.empty(), Map.of(), map(pairs)).load();
  }

  static Settings environment(String... pairs) {
    return new SettingsSource(Optional.empty(), map(pairs), Map.of()).load();
  }

  static Settings file(Path file) {
    return new SettingsSource(Optional.of(file), Map.of(), Map.of()).load();
  }

  static List<String> faultsOfOptions(String... pairs) {
    return faults(() -> options(pairs));
  }

  static List<String> faultsOfEnvironment(String... pairs) {
    return faults(() -> environment(pairs));
  }

  static List<String> faultsOfFile(Path file) {
    return faults(() -> file(file));
  }

  static List<String> faults(Runnable load) {
    SettingsException e = catchThrowableOfType(SettingsException.class, load::run);
    return e == null ? List.of() : e.messages();
  }

  static Path written(Path folder, String... lines) {
    try {
      return Files.writeString(folder.resolve("caravan.properties"), String.join("\n", lines));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Map<String, String> map(String... pairs) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
