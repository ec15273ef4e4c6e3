package caravan.wiring;

import caravan.asinscope.ApiKey;
import caravan.codes.Channel;
import caravan.ledger.CacheTtl;
import caravan.lists.CheckDigit;
import caravan.lists.ListRules;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import caravan.results.ResultRules;
import caravan.road.intake.HoldRules;
import caravan.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the rooms are told of the settings, in their own words. */
final class Told {

  private Told() {}

  /** The channels that have a key. */
  static Set<Channel> on(Settings settings) {
    return Arrays.stream(Channel.values())
        .filter(channel -> settings.channel(channel).on())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Channel.class)));
  }

  static Map<Channel, ApiKey> keys(Settings settings) {
    Map<Channel, ApiKey> keys = new EnumMap<>(Channel.class);
    for (Channel channel : on(settings)) {
      settings.channel(channel).key().ifPresent(k -> keys.put(channel, new ApiKey(k.reveal())));
    }
    return keys;
  }

  static ListRules lists(Settings settings) {
    return new ListRules(
        settings.intake().domain(), CheckDigit.valueOf(settings.intake().checkDigit().name()));
  }

  static HoldRules hold(Settings settings) {
    return new HoldRules(
        settings.hold().lists() == Settings.WhichLists.DOUBTFUL, settings.hold().approveOver());
  }

  static ResultRules results(Settings settings) {
    Settings.Output output = settings.output();
    Set<ResultFormat> formats =
        output.formats().stream()
            .map(format -> ResultFormat.valueOf(format.name()))
            .collect(Collectors.toSet());
    return new ResultRules(
        settings.folders().output(),
        formats,
        Formulas.valueOf(output.formulas().name()),
        Delimiter.valueOf(output.delimiter().name()));
  }

  static CacheTtl cacheTtl(Settings settings) {
    return new CacheTtl(settings.cache().found(), settings.cache().notFound());
  }

  /** How long any answer may take. */
  static Duration patience(Settings settings) {
    return Collections.max(List.of(settings.circana().timeout(), settings.lookup().timeout()));
  }
}
