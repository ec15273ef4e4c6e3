package caravan.settings;

import caravan.asinscope.Endpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the settings come from, the later over the earlier: {@code application.properties} in the
 * jar and the descriptions of the endpoints, which together name every setting there is; a file of
 * settings; the environment; the command line.
 *
 * <ul>
 *   <li>{@code caravan.circana.key-file} is {@code CARAVAN_CIRCANA_KEY_FILE} in the environment,
 *       where an empty variable is as good as none.
 *   <li>What a service manager hands over in {@code CREDENTIALS_DIRECTORY} stands under all of it.
 *   <li>Durations are {@code 500ms}, {@code 60s}, {@code 1h30m}, {@code 30d} or {@code PT1M};
 *       numbers {@code 150000}, {@code 150_000} or {@code 150,000}; truths true or false, yes or
 *       no; words are read in any case; relative folders start where Caravan was started.
 *   <li>{@code caravan.input.remote} and {@code caravan.output.remote} are addresses with commas
 *       between them, {@code sftp://anna@files.example.com:22/lists}; the folder counts from where
 *       the login lands, {@code //lists} from the root. Beside them stand {@code .password}, {@code
 *       .password-file}, {@code .key-file}, {@code .known-hosts} and further ones; with several
 *       servers the host's name goes in between, {@code
 *       caravan.input.remote.files.example.com.password}, and the user's too where one server has
 *       two, {@code caravan.input.remote.anna@files.example.com.password}. {@code
 *       caravan.input.remote.poll} and {@code .marker} are for all of them.
 *   <li>Of the variables that are none of ours, HTTPS_PROXY, HTTP_PROXY and NO_PROXY are obeyed.
 * </ul>
 */
public final class SettingsSource {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsSource.class);
  private static final String DEFAULTS = "/application.properties";

  private final Optional<Path> file;
  private final Map<String, String> environment;
  private final Map<String, String> options;
  private final Set<String> typed;
  private final Endpoints endpoints;

  /**
   * @param file a file of settings, which must be there
   * @param environment all variables, also those that are none of ours
   * @param options by the name of the setting, {@code caravan.output}
   */
  public SettingsSource(
      Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
    this(file, environment, options, Set.of(), Endpoints.standard());
  }

  private SettingsSource(
      Optional<Path> file,
      Map<String, String> environment,
      Map<String, String> options,
      Set<String> typed,
      Endpoints endpoints) {
    this.file = file;
    this.environment = Map.copyOf(environment);
    this.options = Map.copyOf(options);
    this.typed = Set.copyOf(typed);
    this.endpoints = endpoints;
  }

  /**
   * The same where these settings stand in words of a command that everybody on the machine can
   * list: a key or a password among them is refused.
   */
  public SettingsSource typed(Set<String> names) {
    return new SettingsSource(file, environment, options, names, endpoints);
  }

  /** The same for other endpoints than the vendor's. */
  public SettingsSource of(Endpoints others) {
    return new SettingsSource(file, environment, options, typed, others);
  }

  /**
   * Reads everything anew and logs what was perhaps not meant; throws SettingsException that names
   * all that is wrong.
   */
  public Settings load() {
    Settings settings = read();
    settings.warnings().forEach(LOG::warn);
    return settings;
  }

  /** Reads everything anew and logs nothing. */
  Settings read() {
    ConfigErrors configErrors = new ConfigErrors();
    refuseInTheOpen(configErrors);
    List<RawValue> defaults = defaults(endpoints);
    List<RawValue> written =
        file.map(path -> ConfigFile.read(path, configErrors)).orElse(List.of());
    Map<String, RawValue> inForce =
        Layers.merge(defaults, written, environment, options, configErrors);
    Map<String, String> usual =
        defaults.stream().collect(Collectors.toMap(RawValue::key, RawValue::text));
    Settings settings =
        new SettingsReader(new Values(inForce, usual, configErrors), endpoints, environment).read();
    configErrors.throwIfAny();
    return settings;
  }

  private void refuseInTheOpen(ConfigErrors configErrors) {
    typed.stream()
        .sorted()
        .map(name -> new RawValue(name, "", "the command line"))
        .filter(RawValue::secret)
        .forEach(
            given ->
                configErrors.hidden(
                    given,
                    "a command's words can be read by everybody on this machine; give it as "
                        + KnownKeys.variable(given.key())
                        + " in the environment, in the file of settings, or in a file of its own: "
                        + given.key()
                        + "-file"));
  }

  /** The file of settings, if there is one. */
  Optional<Path> file() {
    return file;
  }

  /** Every setting with its default; the lines for Camel in that file are left out. */
  static List<RawValue> defaults(Endpoints endpoints) {
    Properties all = new Properties();
    try (InputStream in = SettingsSource.class.getResourceAsStream(DEFAULTS)) {
      if (in == null) {
        throw new IllegalStateException("the jar of Caravan lacks its " + DEFAULTS);
      }
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of Caravan can't be read", e);
    }
    endpoints.all().forEach(endpoint -> all.putAll(ChannelReader.defaults(endpoint)));
    return all.stringPropertyNames().stream()
        .filter(key -> key.startsWith("caravan."))
        .map(key -> new RawValue(key, all.getProperty(key), "default"))
        .toList();
  }
}
