package caravan.settings;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The settings in force, read one by one. A wrong value is noted and its default goes on in its
 * place, so that everything that is wrong can be named at once.
 */
final class Values {

  private final Map<String, RawValue> inForce;
  private final Map<String, String> defaults;
  private final ConfigErrors configErrors;
  private final Map<String, EffectiveValue> effective = new HashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<Path> secretFiles = new HashSet<>();

  Values(Map<String, RawValue> inForce, Map<String, String> defaults, ConfigErrors configErrors) {
    this.inForce = inForce;
    this.defaults = defaults;
    this.configErrors = configErrors;
  }

  ConfigErrors faults() {
    return configErrors;
  }

  /** What was written for a setting; empty if nothing, or only blanks. */
  Optional<RawValue> given(String key) {
    return Optional.ofNullable(inForce.get(key)).filter(given -> !given.blank());
  }

  /** What stands for a setting that was read, for a message about it. */
  RawValue written(String key) {
    return given(key).orElse(new RawValue(key, defaults.getOrDefault(key, ""), "default"));
  }

  /** The value of a setting that may be left open; empty if it is, or if it is wrong. */
  <T> Optional<T> find(String key, Function<String, T> shape) {
    return given(key).flatMap(given -> shaped(given, shape));
  }

  /** The value of a setting that must have one; the default if it is wrong. */
  <T> T read(String key, Function<String, T> shape) {
    String usual = defaults.getOrDefault(key, "");
    Optional<RawValue> given = given(key);
    if (given.isEmpty()) {
      Optional.ofNullable(inForce.get(key))
          .ifPresent(
              empty -> configErrors.wrong(empty, "is empty; write a value, such as " + usual));
    }
    return given.flatMap(some -> shaped(some, shape)).orElseGet(() -> shape.apply(usual));
  }

  private <T> Optional<T> shaped(RawValue given, Function<String, T> shape) {
    try {
      return Optional.of(shape.apply(given.text()));
    } catch (IllegalArgumentException e) {
      String usual = defaults.getOrDefault(given.key(), "");
      String why = String.valueOf(e.getMessage());
      configErrors.wrong(given, usual.isEmpty() ? why : why + "; the default is " + usual);
      return Optional.empty();
    }
  }

  void warn(String warning) {
    warnings.add(warning);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** A secret was read from that file. */
  void secretIn(Path file) {
    secretFiles.add(file);
  }

  Set<Path> secretFiles() {
    return secretFiles;
  }

  /** Tells what a setting came to mean. */
  void effective(String key, String value) {
    effective(key, value, written(key).origin());
  }

  /** Tells the value of a setting that was left open. */
  void effective(String key, String value, String origin) {
    effective.put(key, new EffectiveValue(value, origin));
  }

  /** Every setting with its value in force and where that came from. */
  Map<String, EffectiveValue> described() {
    Map<String, EffectiveValue> all = new TreeMap<>();
    inForce.forEach((key, given) -> all.put(key, new EffectiveValue(given.safe(), given.origin())));
    all.putAll(effective);
    return all;
  }
}
