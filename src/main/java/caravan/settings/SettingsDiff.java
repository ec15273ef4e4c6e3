package caravan.settings;

import caravan.asinscope.Endpoint;
import caravan.codes.Channel;
import caravan.pace.Plan;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What differs between two settings. */
final class SettingsDiff {

  private SettingsDiff() {}

  /** The channels whose plan differs. */
  static List<Channel> plans(Settings before, Settings after) {
    return before.endpoints().channels().stream()
        .filter(one -> !before.channel(one).plan().equals(after.channel(one).plan()))
        .toList();
  }

  /** The channels that are on with another key. */
  static List<Channel> keys(Settings before, Settings after) {
    return before.endpoints().channels().stream()
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
    Set<String> live =
        before.endpoints().all().stream()
            .flatMap(endpoint -> ChannelReader.live(endpoint).stream())
            .collect(Collectors.toSet());
    Set<String> changed =
        names.stream()
            .filter(name -> !live.contains(name))
            .filter(name -> !value(before, name).equals(value(after, name)))
            .collect(Collectors.toCollection(TreeSet::new));
    addSecrets(before, after, changed);
    return changed;
  }

  /** Secrets look alike in the description: they are compared themselves. */
  private static void addSecrets(Settings before, Settings after, Set<String> changed) {
    for (Endpoint one : before.endpoints().all()) {
      if (before.channel(one.channel()).on() != after.channel(one.channel()).on()) {
        changed.add(one.keySetting());
      }
    }
    if (!before.notices().urls().equals(after.notices().urls())) {
      changed.add("caravan.notify.url");
    }
    if (!before.notices().secret().equals(after.notices().secret())) {
      changed.add("caravan.notify.secret");
    }
    if (!before.ledger().password().equals(after.ledger().password())) {
      changed.add("caravan.ledger.password");
    }
    if (!before.network().proxies().equals(after.network().proxies())) {
      changed.add("caravan.proxy");
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
