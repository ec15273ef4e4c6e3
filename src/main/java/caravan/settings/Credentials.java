package caravan.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The secrets that a service manager hands over as files in the folder {@code
 * CREDENTIALS_DIRECTORY}: {@code circana.key} is what {@code caravan.circana.key-file} would name.
 * They count where nothing else gives the secret.
 */
final class Credentials {

  /** Where such a setting comes from, for people. */
  static final String ORIGIN = "a credential of the service";

  private static final String DIRECTORY = "CREDENTIALS_DIRECTORY";

  /** systemd puts the name of a whole folder of them in front, which is keys in our unit. */
  private static final String FOLDER = "keys_";

  private static final String FILE = "-file";

  private final KnownKeys knownKeys;
  private final Map<String, RawValue> inForce;
  private final ConfigErrors configErrors;

  /**
   * @param inForce what was given otherwise
   * @param configErrors gets what is wrong with them
   */
  Credentials(KnownKeys knownKeys, Map<String, RawValue> inForce, ConfigErrors configErrors) {
    this.knownKeys = knownKeys;
    this.inForce = inForce;
    this.configErrors = configErrors;
  }

  /** The settings that name them, for an environment that tells where they lie. */
  List<RawValue> of(Map<String, String> environment) {
    String folder = environment.getOrDefault(DIRECTORY, "");
    if (folder.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      return files.sorted().flatMap(file -> setting(file).stream()).toList();
    } catch (IOException e) {
      configErrors.add(
          "environment variable " + DIRECTORY + ": that folder can't be read: " + e.getMessage());
      return List.of();
    }
  }

  private Optional<RawValue> setting(Path file) {
    String whole = file.getFileName().toString();
    boolean ours = whole.startsWith(FOLDER);
    String name = ours ? whole.substring(FOLDER.length()) : whole;
    if (name.endsWith("~") || name.startsWith(".")) { // what editors leave behind
      return Optional.empty();
    }
    String secret = "caravan." + name;
    String key = RawValue.NAMES_OF_FILES.contains(secret) ? secret : secret + FILE;
    if (!knownKeys.has(key)) {
      if (ours) { // others may be meant for other eyes
        configErrors.add(unknown(name, key));
      }
      return Optional.empty();
    }
    return given(secret) || given(key)
        ? Optional.empty()
        : Optional.of(new RawValue(key, file.toString(), ORIGIN));
  }

  private String unknown(String name, String key) {
    String meant =
        knownKeys
            .nearest(key)
            .filter(near -> near.endsWith(FILE))
            .map(near -> near.substring("caravan.".length(), near.length() - FILE.length()))
            .orElse("circana.key");
    return "%s %s: no setting has that name; a file there is called like the setting that it gives, such as %s"
        .formatted(ORIGIN, name, meant);
  }

  private boolean given(String key) {
    RawValue given = inForce.get(key);
    return given != null && !given.blank();
  }
}
