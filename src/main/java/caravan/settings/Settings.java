package caravan.settings;

import caravan.codes.Channel;
import caravan.codes.Domain;
import caravan.pace.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * All settings, checked, a part for each room.
 *
 * @param hold when a list waits for a person's word
 * @param linger how long at most a part-filled batch waits for lists that are being written; ten
 *     times that for lists that are being read
 * @param http where the status page listens; empty if it is off
 * @param httpNames by which it is reached too, in lower case, IPv6 addresses in brackets
 * @param described every setting's value in force and where it came from, by its name; no secrets
 * @param warnings what is allowed but was perhaps not meant, a line each
 * @param secretFiles the files that keys and passwords were read from
 */
public record Settings(
    ChannelSettings circana,
    ChannelSettings lookup,
    Folders folders,
    Intake intake,
    Hold hold,
    Output output,
    Cache cache,
    Ledger ledger,
    Duration linger,
    Optional<HostPort> http,
    Set<String> httpNames,
    Map<String, EffectiveValue> described,
    List<String> warnings,
    Set<Path> secretFiles) {

  public Settings {
    if (circana.channel() != Channel.CIRCANA || lookup.channel() != Channel.LOOKUP) {
      throw new IllegalArgumentException("the settings of the two channels are mixed up");
    }
    notNegative(linger);
    described = Collections.unmodifiableMap(new TreeMap<>(described));
    httpNames = Set.copyOf(httpNames);
    warnings = List.copyOf(warnings);
    secretFiles = Set.copyOf(secretFiles);
  }

  /** The settings of a channel. */
  public ChannelSettings channel(Channel channel) {
    return switch (channel) {
      case CIRCANA -> circana;
      case LOOKUP -> lookup;
    };
  }

  /** The plan of a channel. */
  public Plan plan(Channel channel) {
    return channel(channel).plan();
  }

  /** Throws SettingsException if no channel has a key; for commands that make calls. */
  public void requireAChannel() {
    if (!circana.on() && !lookup.on()) {
      throw new SettingsException(
          List.of(
              "no channel has a key: set caravan.circana.key (CARAVAN_CIRCANA_KEY; ASINs on"
                  + " amazon.com) or caravan.lookup.key (CARAVAN_LOOKUP_KEY; all codes and"
                  + " marketplaces), or the key-file of either"));
    }
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
   * How lists are understood.
   *
   * @param domain the marketplace of a row that names none
   * @param desc ask the API for more fields
   * @param checkDigit what becomes of a code whose check digit is wrong
   */
  public record Intake(Domain domain, boolean desc, CheckDigit checkDigit) {}

  /** What becomes of a code whose check digit is wrong. */
  public enum CheckDigit {
    WARN,
    REJECT
  }

  /**
   * When a list waits for a person's word.
   *
   * @param lists which
   * @param approveOver those that would cost more tokens than that; empty if none
   */
  public record Hold(WhichLists lists, OptionalLong approveOver) {}

  /** Which lists wait for a person's word, whatever they cost. */
  public enum WhichLists {
    /** Those that may be misunderstood. */
    DOUBTFUL,
    /** None. */
    NEVER
  }

  /**
   * How results are written.
   *
   * @param formats at least one
   * @param formulas what becomes of titles that a spreadsheet would compute
   * @param delimiter what stands between the cells of a CSV
   * @param partialAfter a channel paused for longer than this: what is known is written
   */
  public record Output(
      Set<Format> formats, Formulas formulas, Delimiter delimiter, Duration partialAfter) {

    public Output {
      formats = Collections.unmodifiableSet(EnumSet.copyOf(formats));
      notNegative(partialAfter);
    }
  }

  /** A kind of result file. */
  public enum Format {
    CSV,
    JSON,
    NDJSON,
    XLSX,
    CROSSWALK,
    CHANGES
  }

  /** Whether titles that begin with = + - @ are made harmless in CSV. */
  public enum Formulas {
    ESCAPE,
    RAW
  }

  /** Comma always, or the same as in the list. */
  public enum Delimiter {
    COMMA,
    SAME
  }

  /**
   * How long things are remembered.
   *
   * @param found an answer with items is fresh for
   * @param notFound an answer without items is fresh for
   * @param keep finished lists and calls are kept for
   */
  public record Cache(Duration found, Duration notFound, Duration keep) {

    public Cache {
      notNegative(found);
      notNegative(notFound);
      notNegative(keep);
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
