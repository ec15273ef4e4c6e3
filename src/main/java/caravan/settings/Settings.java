package caravan.settings;

import caravan.asinscope.ApiKey;
import caravan.asinscope.Endpoint;
import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import caravan.ledger.CacheTtl;
import caravan.lists.HoldRules;
import caravan.lists.ListRules;
import caravan.network.NetworkRules;
import caravan.pace.ChannelTerms;
import caravan.pace.Plan;
import caravan.results.ResultRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All settings, checked, for each room its own record.
 *
 * @param channels of all endpoints, in the order in which they are asked
 * @param hold when a list waits for a person's word
 * @param partialAfter where a channel rests for longer than this, what is known is written
 * @param keep how long finished lists and calls are remembered
 * @param keepLists how long lists stay in .done and .failed; empty for ever
 * @param node who this process is among those that work with one ledger
 * @param linger how long at most a part-filled batch waits for lists that are being written; ten
 *     times that for lists that are being read
 * @param http where the status page listens; empty if it is off
 * @param web how that page is served
 * @param notices who is told what happens
 * @param network how other machines are reached
 * @param log how a line of the log looks
 * @param described every setting's value in force and where it came from, by its name; no secrets
 * @param warnings what is allowed but was perhaps not meant, a line each
 * @param secretFiles the files that keys and passwords were read from
 */
public record Settings(
    Endpoints endpoints,
    Map<Channel, ChannelSettings> channels,
    Folders folders,
    ListRules lists,
    HoldRules hold,
    ResultRules results,
    Duration partialAfter,
    CacheTtl cache,
    Duration keep,
    Optional<Duration> keepLists,
    Ledger ledger,
    NodeRules node,
    Duration linger,
    Optional<HostPort> http,
    WebRules web,
    NoticeRules notices,
    NetworkRules network,
    LogFormat log,
    Map<String, EffectiveValue> described,
    List<String> warnings,
    Set<Path> secretFiles) {

  private static final String LISTEN = "caravan.http.listen";

  public Settings {
    channels = Collections.unmodifiableMap(new LinkedHashMap<>(channels));
    if (!List.copyOf(channels.keySet()).equals(endpoints.channels())) {
      throw new IllegalArgumentException("settings of other channels than there are");
    }
    notNegative(partialAfter);
    notNegative(keep);
    keepLists.ifPresent(Settings::notNegative);
    notNegative(linger);
    described = Collections.unmodifiableMap(new TreeMap<>(described));
    warnings = List.copyOf(warnings);
    secretFiles = Set.copyOf(secretFiles);
  }

  /** The settings of a channel; IllegalArgumentException where there is no such channel. */
  public ChannelSettings channel(Channel channel) {
    ChannelSettings settings = channels.get(channel);
    if (settings == null) {
      throw new IllegalArgumentException("there is no channel " + channel);
    }
    return settings;
  }

  /** The plan of a channel. */
  public Plan plan(Channel channel) {
    return channel(channel).plan();
  }

  /** On which terms each channel works. */
  public Map<Channel, ChannelTerms> terms() {
    Map<Channel, ChannelTerms> terms = new LinkedHashMap<>();
    channels.forEach((channel, its) -> terms.put(channel, its.terms()));
    return terms;
  }

  /** The channels that have a key, in the order in which they are asked. */
  public Set<Channel> on() {
    return channels.values().stream()
        .filter(ChannelSettings::on)
        .map(ChannelSettings::channel)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The keys of the channels that have one. */
  public Map<Channel, ApiKey> keys() {
    Map<Channel, ApiKey> keys = new LinkedHashMap<>();
    channels.forEach(
        (channel, settings) ->
            settings.key().ifPresent(key -> keys.put(channel, new ApiKey(key.reveal()))));
    return keys;
  }

  /**
   * Makes sure that calls can be made; for commands that make some.
   *
   * @throws SettingsException if no channel has a key
   */
  public void requireAChannel() {
    if (on().isEmpty()) {
      throw new SettingsException(
          List.of(
              "no channel has a key: set "
                  + endpoints.all().stream()
                      .filter(Endpoint::ownsAccount)
                      .map(Settings::keyOf)
                      .collect(Collectors.joining(" or "))
                  + ", or the key-file of any of them; the packaged service has it from /etc/caravan/keys"));
    }
  }

  /** The setting that gives the channel its key: its account's. */
  public String keySetting(Channel channel) {
    return channel(channel).endpoint().keySetting();
  }

  /**
   * Makes sure that the page may be served where it is to listen; for what serves it.
   *
   * @throws SettingsException if other machines could reach it and nobody said who may in, or what
   *     says so can't be used
   */
  public void requireAccess() {
    List<String> faults = new ArrayList<>(http.isEmpty() ? List.of() : web.access().faults());
    if (http.filter(address -> !address.loopback()).isPresent() && !web.access().asked()) {
      EffectiveValue listen = described.get(LISTEN);
      faults.add(LISTEN + "=" + listen + ": " + AccessRules.ALL_WAYS);
    }
    if (!faults.isEmpty()) {
      throw new SettingsException(faults);
    }
  }

  private static String keyOf(Endpoint endpoint) {
    String key = endpoint.keySetting();
    return "%s (%s; %s)".formatted(key, KnownKeys.variable(key), endpoint.serves());
  }

  /** A setting of a channel as a variable of the environment, such as that of its {@code url}. */
  public static String variable(Channel channel, String what) {
    return KnownKeys.variable("caravan." + channel + "." + what);
  }

  /**
   * The folders, all absolute.
   *
   * @param input where lists are dropped
   * @param output where results are put
   * @param state what Caravan remembers
   * @param settle a file untouched for this long is complete
   * @param inputRemotes folders on other machines where lists are dropped
   * @param watch how those are looked at
   * @param outputRemotes folders on other machines where results are put as well
   */
  public record Folders(
      Path input,
      Path output,
      Path state,
      Duration settle,
      List<Remote> inputRemotes,
      RemoteWatch watch,
      List<Remote> outputRemotes) {

    /** What the state folder holds of its own. */
    static final List<String> OF_THE_STATE = List.of("inbox", "outbox");

    public Folders {
      if (overlap(input, output) || state.startsWith(input) || state.equals(output)) {
        throw new IllegalArgumentException(
            "input "
                + input
                + ", output "
                + output
                + " and state "
                + state
                + " get into each other");
      }
      notNegative(settle);
      inputRemotes = List.copyOf(inputRemotes);
      outputRemotes = List.copyOf(outputRemotes);
    }

    static boolean overlap(Path one, Path other) {
      return one.startsWith(other) || other.startsWith(one);
    }
  }

  /**
   * How folders on other machines are looked at.
   *
   * @param every the time between two looks
   * @param marker a list is taken only when an empty file NAME.done lies beside it
   */
  public record RemoteWatch(Duration every, boolean marker) {

    public RemoteWatch {
      if (every.compareTo(Duration.ofMillis(1)) < 0) {
        throw new IllegalArgumentException("a pause of no time: " + every);
      }
    }
  }

  /**
   * Where the memory is.
   *
   * @param url a jdbc address; empty for SQLite in the state folder
   * @param user who logs in there
   * @param password of that user
   */
  public record Ledger(Optional<String> url, Optional<String> user, Optional<Secret> password) {}

  private static void notNegative(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("a duration below zero: " + duration);
    }
  }
}
