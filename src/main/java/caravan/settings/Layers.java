package caravan.settings;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Lays the places where settings come from over each other: the last one that speaks is obeyed. */
final class Layers {

  private static final String PREFIX = "CARAVAN_";
  private static final Set<String> OF_THE_LAUNCHER =
      Set.of("CARAVAN_HOME", "CARAVAN_OPTS", "CARAVAN_CONFIG");

  /** What Kubernetes and Docker links tell every container about a service named caravan. */
  private static final Pattern OF_THE_CLUSTER =
      Pattern.compile(
          "CARAVAN_(?:.*_)?(?:SERVICE_HOST|SERVICE_PORT(?:_.*)?|PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_.*)?)");

  private static final Pattern CLUSTER_PORT = Pattern.compile("(?:tcp|udp|sctp)://.*");

  private final Map<String, RawValue> inForce = new HashMap<>();
  private final KnownKeys knownKeys;
  private final ConfigErrors configErrors;

  private Layers(Collection<RawValue> defaults, ConfigErrors configErrors) {
    this.knownKeys = new KnownKeys(defaults.stream().map(RawValue::key).toList());
    this.configErrors = configErrors;
    put(defaults);
  }

  /** What is in force for each known setting; unknown ones go to the faults. */
  static Map<String, RawValue> merge(
      Collection<RawValue> defaults,
      Collection<RawValue> file,
      Map<String, String> environment,
      Map<String, String> options,
      ConfigErrors configErrors) {
    List<RawValue> spoken =
        options.entrySet().stream()
            .map(option -> new RawValue(option.getKey(), option.getValue(), "the command line"))
            .toList();
    Layers layers = new Layers(defaults, configErrors);
    // Which settings are known depends on the servers that are named: they are found first.
    for (String key : List.of("caravan.input.remote", "caravan.output.remote")) {
      layers.servers(key, file, environment, spoken);
    }
    layers.obey(file);
    layers.obey(layers.environment(environment));
    layers.obey(spoken);
    layers.put(new Credentials(layers.knownKeys, layers.inForce, configErrors).of(environment));
    return layers.inForce;
  }

  private void servers(
      String key,
      Collection<RawValue> file,
      Map<String, String> environment,
      List<RawValue> spoken) {
    String variable = environment.getOrDefault(KnownKeys.variable(key), "");
    spoken.stream()
        .filter(rawValue -> rawValue.key().equals(key))
        .map(RawValue::text)
        .findFirst()
        .or(() -> Optional.of(variable).filter(text -> !text.isBlank()))
        .or(() -> file.stream().filter(g -> g.key().equals(key)).map(RawValue::text).findFirst())
        .ifPresent(addresses -> knownKeys.servers(key, addresses));
  }

  private void put(Collection<RawValue> layer) {
    layer.forEach(rawValue -> inForce.put(rawValue.key(), rawValue));
  }

  private void obey(Collection<RawValue> layer) {
    put(layer.stream().filter(rawValue -> knownKeys.has(rawValue.key())).toList());
    layer.stream().filter(rawValue -> !knownKeys.has(rawValue.key())).forEach(this::unknown);
  }

  /** A name that isn't ours may be a secret in the wrong place: only one near a known is told. */
  private void unknown(RawValue rawValue) {
    Optional<String> nearest = knownKeys.nearest(rawValue.key());
    if (rawValue.key().startsWith("camel.")) {
      configErrors.hidden(
          rawValue, "is a setting of Camel; give it in JAVA_OPTS, as -D" + rawValue.key());
    } else if (rawValue.key().startsWith("caravan.") || nearest.isPresent()) {
      configErrors.hidden(rawValue, "is not a setting of Caravan" + meant(nearest));
    } else {
      configErrors.add(
          rawValue.origin() + ": is not a setting of Caravan; write caravan.NAME = VALUE");
    }
  }

  private List<RawValue> environment(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> ours(variable.getKey(), variable.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .flatMap(variable -> ofVariable(variable.getKey(), variable.getValue()).stream())
        .toList();
  }

  private static boolean ours(String name, String value) {
    boolean cluster =
        OF_THE_CLUSTER.matcher(name).matches()
            || (name.endsWith("_PORT") && CLUSTER_PORT.matcher(value).matches());
    return name.startsWith(PREFIX) && !OF_THE_LAUNCHER.contains(name) && !cluster;
  }

  private Optional<RawValue> ofVariable(String name, String value) {
    Optional<String> key = knownKeys.ofVariable(name);
    if (key.isEmpty()) {
      String why = "is not a setting of Caravan" + meant(knownKeys.nearestVariable(name));
      configErrors.add("environment variable " + name + ": " + why);
    }
    return key.filter(k -> !value.isBlank())
        .map(k -> new RawValue(k, value, "environment variable " + name));
  }

  private static String meant(Optional<String> nearest) {
    return nearest
        .map(name -> "; did you mean " + name + "?")
        .orElse("; conf/caravan.properties lists them all");
  }
}
