package caravan.settings;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What differs between two settings. */
final class SettingsDiff {

  private static final Pattern LIVE =
      Pattern.compile("caravan\\.(?:circana|lookup)\\.(?:plan|rate|daily|batch|key|key-file)");

  private SettingsDiff() {}

  /** The channels whose plan differs. */
  static List<Channel> plans(Settings before, Settings after) {
    return List.of(Channel.values()).stream()
        .filter(one -> !before.channel(one).plan().equals(after.channel(one).plan()))
        .toList();
  }

  /** The channels that are on with another key. */
  static List<Channel> keys(Settings before, Settings after) {
    return List.of(Channel.values()).stream()
        .filter(one -> before.channel(one).on() && after.channel(one).on())
        .filter(one -> !before.channel(one).key().equals(after.channel(one).key()))
        .toList();
  }

  /** A plan in a person's words. */
  static String words(Plan plan) {
    String rate =
        plan.limited()
            ? plan.rate() + " products in " + Durations.show(plan.window())
            : "no known limit of a window";
    String day = plan.daily() > 0 ? plan.daily() + " a day" : "no known limit of a day";
    return rate + ", " + day + ", " + plan.batch() + " codes a call at most";
  }

  /** The names of the settings that differ and can't change while Caravan runs. */
  static Set<String> needRestart(Settings before, Settings after) {
    Set<String> names = new TreeSet<>(before.described().keySet());
    names.addAll(after.described().keySet());
    Set<String> changed =
        names.stream()
            .filter(name -> !LIVE.matcher(name).matches())
            .filter(name -> !value(before, name).equals(value(after, name)))
            .collect(Collectors.toCollection(TreeSet::new));
    addSecrets(before, after, changed);
    return changed;
  }

  /** Secrets look alike in the description: they are compared themselves. */
  private static void addSecrets(Settings before, Settings after, Set<String> changed) {
    for (Channel one : Channel.values()) {
      if (before.channel(one).on() != after.channel(one).on()) {
        changed.add("caravan." + one.word() + ".key");
      }
    }
    if (!before.ledger().password().equals(after.ledger().password())) {
      changed.add("caravan.ledger.password");
    }
    if (!before.folders().inputRemotes().equals(after.folders().inputRemotes())) {
      changed.add("caravan.input.remote");
    }
    if (!before.folders().outputRemotes().equals(after.folders().outputRemotes())) {
      changed.add("caravan.output.remote");
    }
  }

  private static String value(Settings settings, String name) {
    EffectiveValue effectiveValue = settings.described().get(name);
    return effectiveValue == null ? "" : effectiveValue.value();
  }
}
