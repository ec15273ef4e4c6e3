package caravan.status;

import caravan.codes.Channel;
import caravan.lists.archive.FailedList;
import caravan.lists.archive.FailedLists;
import caravan.pace.Plan;
import caravan.settings.EffectiveValue;
import caravan.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What sentences tell besides what the ledger knows.
 *
 * @param learned the plan of a channel as refusals taught to use it; empty where nobody knows
 * @param key where a valid key is to be put, as a sentence
 * @param output why results can't be written: {@code FOLDER is full}; empty if they can
 * @param failed lists that were not taken in, the newest ones, the last one first
 * @param zone whose time of day is told
 */
public record Surroundings(
    Function<Channel, Optional<Plan>> learned,
    Function<Channel, String> key,
    Supplier<Optional<String>> output,
    Supplier<List<FailedList>> failed,
    ZoneId zone) {

  private static final String FAILED = ".failed";

  /** Of those who know nothing besides. */
  public static Surroundings unknown(ZoneId zone) {
    return new Surroundings(
        channel -> Optional.empty(),
        channel -> "Put a valid one where caravan.%s.key stands.".formatted(channel.word()),
        Optional::empty,
        List::of,
        zone);
  }

  /** As the settings tell, and the folders, which are only looked at. */
  public static Surroundings of(Settings settings, Clock clock) {
    FailedLists failed = new FailedLists(settings.folders().input().resolve(FAILED), clock);
    return new Surroundings(
        channel -> Optional.empty(),
        channel -> key(settings, channel),
        () -> fault(settings.folders().output()),
        failed::newest,
        ZoneId.systemDefault());
  }

  /** The same beside a daemon, which knows what it learned and whether it can write. */
  public Surroundings beside(
      Function<Channel, Optional<Plan>> daemon, Supplier<Optional<String>> writer) {
    return new Surroundings(daemon, key, () -> output.get().or(writer), failed, zone);
  }

  private static String key(Settings settings, Channel channel) {
    String name = settings.keySetting(channel);
    EffectiveValue file = settings.described().get(name + "-file");
    if (file != null && file.credential()) {
      return "Put a valid one into the file that the service has it from, such as /etc/caravan/keys/%s, and restart the service."
          .formatted(name.substring("caravan.".length()));
    }
    return file == null || file.value().isEmpty()
        ? "Put a valid %s into the file of settings; it is noticed within seconds. If it stands in the environment, restart."
            .formatted(name)
        : "Put a valid one into %s; it is noticed within seconds.".formatted(file.value());
  }

  private static Optional<String> fault(Path output) {
    if (Files.exists(output) && output.toFile().getUsableSpace() == 0) {
      return Optional.of(output + " is full");
    }
    return Files.exists(output) && !Files.isWritable(output)
        ? Optional.of(output + " may not be written to")
        : Optional.empty();
  }
}
