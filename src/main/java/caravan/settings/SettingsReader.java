package caravan.settings;

import caravan.codes.Channel;
import caravan.codes.Domain;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes settings of values: each read, and checked against the others. */
final class SettingsReader {

  private static final Duration LONGEST = Duration.ofDays(3_650);
  private static final int MOST_TOKENS = 1_000_000_000;
  private static final Pattern LEDGER = Pattern.compile("jdbc:(?:postgresql|sqlite):.+");
  private static final Pattern PASSWORD =
      Pattern.compile("[?&]password=|//[^/]*@", Pattern.CASE_INSENSITIVE);

  private final Values values;

  SettingsReader(Values values) {
    this.values = values;
  }

  /** The settings; of no use if there are faults. */
  Settings read() {
    ChannelSettings circana = new ChannelReader(values, Channel.CIRCANA).read();
    ChannelSettings lookup = new ChannelReader(values, Channel.LOOKUP).read();
    Settings.Folders folders = new FoldersReader(values).read();
    Settings.Intake intake = intake();
    Settings.Hold hold = hold();
    Settings.Output output = output();
    Settings.Cache cache = cache();
    Settings.Ledger ledger = ledger();
    Duration linger = duration("caravan.linger", Duration.ofHours(1));
    Optional<HostPort> http = http();
    Set<String> httpNames = values.find("caravan.http.names", HostNames::read).orElse(Set.of());
    return new Settings(
        circana,
        lookup,
        folders,
        intake,
        hold,
        output,
        cache,
        ledger,
        linger,
        http,
        httpNames,
        values.described(),
        values.warnings(),
        values.secretFiles());
  }

  private Settings.Intake intake() {
    return new Settings.Intake(
        values.read("caravan.lookup.domain", Choices.oneOf(Domain.class)),
        values.read("caravan.lookup.desc", Choices::truth),
        values.read("caravan.codes.check-digit", Choices.oneOf(Settings.CheckDigit.class)));
  }

  private Settings.Hold hold() {
    return new Settings.Hold(
        values.read("caravan.hold", Choices.oneOf(Settings.WhichLists.class)),
        values.read("caravan.approve.over", SettingsReader::tokens));
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

  private Settings.Output output() {
    return new Settings.Output(
        values.read("caravan.output.formats", Choices.someOf(Settings.Format.class)),
        values.read("caravan.output.formulas", Choices.oneOf(Settings.Formulas.class)),
        values.read("caravan.output.delimiter", Choices.oneOf(Settings.Delimiter.class)),
        duration("caravan.output.partial-after", LONGEST));
  }

  private Settings.Cache cache() {
    return new Settings.Cache(
        duration("caravan.cache.found", LONGEST),
        duration("caravan.cache.not-found", LONGEST),
        duration("caravan.keep", LONGEST));
  }

  private Settings.Ledger ledger() {
    return new Settings.Ledger(
        values.find("caravan.ledger.url", SettingsReader::jdbc),
        values.find("caravan.ledger.user", user -> user),
        new Secrets(values).password("caravan.ledger.password"));
  }

  private static String jdbc(String url) {
    if (!LEDGER.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "must be a jdbc address, such as jdbc:postgresql://db.example.com/caravan");
    }
    if (PASSWORD.matcher(url).find()) {
      throw new IllegalArgumentException(
          "must not hold a password; it goes into caravan.ledger.password or"
              + " caravan.ledger.password-file");
    }
    return url;
  }

  private Optional<HostPort> http() {
    Optional<HostPort> listen = values.read("caravan.http.listen", SettingsReader::listen);
    listen
        .filter(address -> !address.loopback())
        .ifPresent(
            address ->
                values.warn(
                    values.written("caravan.http.listen")
                        + ": everybody who reaches this machine can see the names of lists;"
                        + " 127.0.0.1 keeps it to this machine"));
    return listen;
  }

  private static Optional<HostPort> listen(String text) {
    return text.toLowerCase(Locale.ROOT).equals("off")
        ? Optional.empty()
        : Optional.of(HostPort.read(text));
  }

  private Duration duration(String key, Duration most) {
    return values.read(key, Durations.between(Duration.ZERO, most));
  }
}
