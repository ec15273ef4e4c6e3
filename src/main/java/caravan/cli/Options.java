package caravan.cli;

import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that has settings is told on its line. */
final class Options {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings; by default CARAVAN_CONFIG, else conf/caravan.properties beside bin, if it is there.")
  private @Nullable Path config;

  @Option(names = "--input", paramLabel = "DIR", description = "Where lists are dropped.")
  private @Nullable String input;

  @Option(names = "--output", paramLabel = "DIR", description = "Where results are put.")
  private @Nullable String output;

  @Option(names = "--state", paramLabel = "DIR", description = "What Caravan remembers.")
  private @Nullable String state;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Any setting but keys and passwords: -D caravan.output.formats=xlsx")
  private Map<String, String> settings = new LinkedHashMap<>();

  Options() {}

  /** The settings; throws SettingsException that names all that is wrong. */
  Settings settings() {
    return settings(Map.of());
  }

  /** The settings, those over all others. */
  Settings settings(Map<String, String> over) {
    return source(over).load();
  }

  /** Where the settings come from, to be read again when the file changes. */
  SettingsSource source() {
    return source(Map.of());
  }

  private SettingsSource source(Map<String, String> over) {
    Map<String, String> spoken = new LinkedHashMap<>(settings);
    put(spoken, "caravan.input", input);
    put(spoken, "caravan.output", output);
    put(spoken, "caravan.state", state);
    spoken.putAll(over);
    return new SettingsSource(file(System.getenv()), System.getenv(), spoken).typed(typed());
  }

  /** The settings in this process's words, also where they are meant for Java. */
  private Set<String> typed() {
    Set<String> names = new HashSet<>(System.getProperties().stringPropertyNames());
    names.removeIf(name -> !name.startsWith("caravan."));
    names.addAll(settings.keySet());
    return names;
  }

  private static void put(Map<String, String> spoken, String key, @Nullable String value) {
    if (value != null) {
      spoken.put(key, value);
    }
  }

  private Optional<Path> file(Map<String, String> environment) {
    if (config != null) {
      return Optional.of(config);
    }
    String named = environment.getOrDefault("CARAVAN_CONFIG", "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named));
    }
    return Optional.ofNullable(System.getProperty("caravan.home"))
        .map(home -> Path.of(home, "conf", "caravan.properties"))
        .filter(Files::exists);
  }
}
