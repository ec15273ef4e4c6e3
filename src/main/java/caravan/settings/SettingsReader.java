package caravan.settings;

import caravan.asinscope.Endpoint;
import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import caravan.codes.Domain;
import caravan.ledger.CacheTtl;
import caravan.lists.CheckDigit;
import caravan.lists.HoldRules;
import caravan.lists.ListRules;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes settings of values: each read, and checked against the others. */
final class SettingsReader {

  private static final Duration LONGEST = Duration.ofDays(3_650);
  private static final String FOREVER = "forever";
  private static final Duration SHORTEST_LEASE = Duration.ofSeconds(3);
  private static final Duration LONGEST_LEASE = Duration.ofSeconds(60);
  private static final Pattern ADDRESS =
      Pattern.compile("(https?://[^\\s@]{1,250})|([A-Za-z0-9.\\[\\]:-]{1,250}:[0-9]{1,5})");
  private static final int MOST_TOKENS = 1_000_000_000;

  /** Which lists wait for a person's word, whatever they cost. */
  private enum WhichLists {
    /** Those that may be misunderstood. */
    DOUBTFUL,
    /** None. */
    NEVER
  }

  private final Values values;
  private final Endpoints endpoints;
  private final Map<String, String> environment;

  /**
   * @param environment all variables, for what others name there for all programs
   */
  SettingsReader(Values values, Endpoints endpoints, Map<String, String> environment) {
    this.values = values;
    this.endpoints = endpoints;
    this.environment = environment;
  }

  /** The settings; of no use if there are faults. */
  Settings read() {
    Map<Channel, ChannelSettings> channels = channels();
    Settings.Folders folders = new FoldersReader(values).read();
    ListRules lists = lists();
    HoldRules hold = hold();
    ResultRules results = results(folders.output(), channels);
    Duration partialAfter = duration("caravan.output.partial-after", LONGEST);
    CacheTtl cache = cache();
    Duration keep = duration("caravan.keep", LONGEST);
    Optional<Duration> keepLists = values.read("caravan.keep.lists", SettingsReader::span);
    Settings.Ledger ledger = ledger();
    NodeRules node = node();
    Duration linger = duration("caravan.linger", Duration.ofHours(1));
    Optional<HostPort> http = http();
    return new Settings(
        endpoints,
        channels,
        folders,
        lists,
        hold,
        results,
        partialAfter,
        cache,
        keep,
        keepLists,
        ledger,
        node,
        linger,
        http,
        web(http),
        NoticeRules.read(values),
        new NetworkReader(values, environment).read(folders),
        values.read("caravan.log.format", Choices.oneOf(LogFormat.class)),
        values.described(),
        values.warnings(),
        values.secretFiles());
  }

  private WebRules web(Optional<HostPort> listen) {
    return new WebRules(
        values.find("caravan.http.names", HostNames::read).orElse(Set.of()),
        values.read("caravan.http.base", WebRules::base),
        values.read("caravan.http.read-only", Choices::truth),
        values.read("caravan.http.upload", WholeNumbers.between(1, 10_000)) * 1_000_000L,
        new AccessReader(values).read(listen));
  }

  private Map<Channel, ChannelSettings> channels() {
    Map<Channel, ChannelSettings> channels = new LinkedHashMap<>();
    for (Endpoint endpoint : endpoints.all()) {
      channels.put(endpoint.channel(), new ChannelReader(values, endpoint, endpoints).read());
    }
    return channels;
  }

  private ListRules lists() {
    return new ListRules(
        values.read("caravan.lookup.domain", Choices.oneOf(Domain.class)),
        values.read("caravan.codes.check-digit", Choices.oneOf(CheckDigit.class)));
  }

  private HoldRules hold() {
    WhichLists which = values.read("caravan.hold", Choices.oneOf(WhichLists.class));
    return new HoldRules(
        which == WhichLists.DOUBTFUL, values.read("caravan.approve.over", SettingsReader::tokens));
  }

  private static OptionalLong tokens(String text) {
    if (text.toLowerCase(Locale.ROOT).equals("off")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(WholeNumbers.between(0, MOST_TOKENS).apply(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or off", e);
    }
  }

  private ResultRules results(Path output, Map<Channel, ChannelSettings> channels) {
    return new ResultRules(
        output,
        values.read("caravan.output.formats", Choices.someOf(ResultFormat.class)),
        values.read("caravan.output.formulas", Choices.oneOf(Formulas.class)),
        values.read("caravan.output.delimiter", Choices.oneOf(Delimiter.class)),
        values.read("caravan.output.bom", Choices::truth),
        channels.values().stream()
            .filter(ChannelSettings::on)
            .flatMap(channel -> channel.endpoint().columns().stream())
            .distinct()
            .toList());
  }

  private CacheTtl cache() {
    return new CacheTtl(
        duration("caravan.cache.found", LONGEST), duration("caravan.cache.not-found", LONGEST));
  }

  private Settings.Ledger ledger() {
    return new Settings.Ledger(
        values.find("caravan.ledger.url", LedgerUrl::read),
        values.find("caravan.ledger.user", user -> user),
        new Secrets(values).password("caravan.ledger.password"));
  }

  private NodeRules node() {
    return new NodeRules(
        values.find("caravan.node.name", SettingsReader::nodeName),
        values.read("caravan.node.lease", Durations.between(SHORTEST_LEASE, LONGEST_LEASE)),
        values.find("caravan.node.address", SettingsReader::nodeAddress),
        values.read("caravan.input.shared", Choices.oneOf(Sharing.class)),
        values.read("caravan.output.shared", Choices.oneOf(Sharing.class)));
  }

  private static String nodeName(String name) {
    if (name.length() > 64 || name.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("must be a name of 64 characters at most, on one line");
    }
    return name;
  }

  private static String nodeAddress(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "must be host:port or an http address, such as caravan-2.example.com:8080");
    }
    return address;
  }

  private Optional<HostPort> http() {
    return values.read("caravan.http.listen", SettingsReader::listen);
  }

  private static Optional<HostPort> listen(String text) {
    return text.toLowerCase(Locale.ROOT).equals("off")
        ? Optional.empty()
        : Optional.of(HostPort.read(text));
  }

  private static Optional<Duration> span(String text) {
    if (text.toLowerCase(Locale.ROOT).equals(FOREVER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Durations.between(Duration.ZERO, LONGEST).apply(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + ", or " + FOREVER, e);
    }
  }

  private Duration duration(String key, Duration most) {
    return values.read(key, Durations.between(Duration.ZERO, most));
  }
}
