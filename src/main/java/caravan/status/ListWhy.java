package caravan.status;

import static caravan.status.Phrases.count;

import caravan.codes.Channel;
import caravan.ledger.Act;
import caravan.ledger.Backlog;
import caravan.ledger.Held;
import caravan.ledger.ListRecord;
import caravan.ledger.ListState;
import caravan.ledger.Overview;
import caravan.ledger.ServerTrouble;
import caravan.ledger.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a list waits for, in a sentence. */
final class ListWhy {

  private static final int ACTS = 20;

  private final Overview overview;
  private final List<Backlog> backlog;
  private final Map<Channel, ChannelReport> channels;
  private final List<ServerTrouble> servers;
  private final Surroundings around;
  private final Instant now;

  /**
   * @param backlog codes without an answer
   * @param channels how each stands
   * @param servers those that can't be used just now
   */
  ListWhy(
      Overview overview,
      List<Backlog> backlog,
      Map<Channel, ChannelReport> channels,
      List<ServerTrouble> servers,
      Surroundings around,
      Instant now) {
    this.overview = overview;
    this.backlog = backlog;
    this.channels = channels;
    this.servers = servers;
    this.around = around;
    this.now = now;
  }

  /** Of a list that waits for a person's word. */
  static String sentence(Held list) {
    return switch (list.word()) {
      case NONE -> "Waits for your word: " + Phrases.ended(list.reason());
      case RELEASED -> "Released: it is taken in within a second or two.";
      case DISCARDED -> "Discarded: it is put aside within a second or two.";
    };
  }

  /** Null if it waits for nothing. */
  @Nullable String sentence(ListRecord list) {
    if (list.state() == ListState.DELIVERED) {
      return delivered(list).orElse(null);
    }
    if (list.state() == ListState.READING) {
      return "Is being read: " + count(list.rows(), "row") + " so far.";
    }
    if (list.open() == 0) {
      return "All rows are answered. "
          + around
              .output()
              .get()
              .map(fault -> "Results can't be written: " + Phrases.ended(fault))
              .orElse("Its results are being written.");
    }
    String cancelled = list.cancelled();
    if (cancelled != null) {
      return "C" + cancelled.substring(1) + ": calls under way are waited for.";
    }
    return list.urgency() == Urgency.HELD ? held(list) : turn(list);
  }

  private Optional<String> delivered(ListRecord list) {
    if (servers.isEmpty()) {
      return Optional.empty();
    }
    Set<String> owing = Set.copyOf(overview.owing(list.id()));
    return servers.stream()
        .filter(server -> server.way() == ServerTrouble.Way.RESULTS)
        .filter(server -> owing.contains(server.server()))
        .findFirst()
        .map(this::refused);
  }

  private String refused(ServerTrouble server) {
    Instant again = server.again();
    String next =
        again == null
            ? ""
            : again.isAfter(now)
                ? " Tries again in " + Phrases.span(Duration.between(now, again)) + "."
                : " Tries again now.";
    return "Results stand here; %s refuses them: %s%s"
        .formatted(server.server(), Phrases.ended(server.words()), next);
  }

  private String held(ListRecord list) {
    String by =
        overview.acts(list.id(), ACTS).stream()
            .filter(act -> act.kind() == Act.Kind.URGENCY)
            .findFirst()
            .map(Act::signature)
            .map(
                act ->
                    " by %s since %s"
                        .formatted(act.who(), Phrases.time(act.at(), now, around.zone())))
            .orElse("");
    long codes = codes(part -> part.list() == list.id());
    return "Held%s. %s.".formatted(by, count(codes, "code") + (codes == 1 ? " waits" : " wait"));
  }

  private String turn(ListRecord list) {
    List<Backlog> mine = backlog.stream().filter(part -> part.list() == list.id()).toList();
    if (mine.isEmpty()) {
      return others(list);
    }
    List<ChannelReport> asked =
        mine.stream()
            .map(part -> channels.get(part.lane().channel()))
            .filter(report -> report != null)
            .distinct()
            .toList();
    if (!asked.isEmpty() && asked.stream().allMatch(ChannelReport::blocked)) {
      return asked.get(0).channel().word() + ": " + asked.get(0).why();
    }
    Set<Channel> open =
        asked.stream()
            .filter(report -> !report.blocked())
            .map(ChannelReport::channel)
            .collect(Collectors.toSet());
    return turn(list, part -> part.list() != list.id() && open.contains(part.lane().channel()));
  }

  private String turn(ListRecord list, Predicate<Backlog> others) {
    Predicate<Backlog> before = others.and(part -> part.urgency().compareTo(list.urgency()) < 0);
    long ahead = lists(before);
    if (ahead > 0) {
      boolean urgent = lists(before.and(part -> part.urgency() != Urgency.URGENT)) == 0;
      return "Behind %s (%s)."
          .formatted(count(ahead, urgent ? "urgent list" : "list"), count(codes(before), "code"));
    }
    long beside = lists(others.and(part -> part.urgency() == list.urgency()));
    return beside == 0
        ? "Has the plan to itself."
        : "Shares the plan evenly with " + count(beside, "list") + ".";
  }

  /** All that it still wants is paid for by others. */
  private String others(ListRecord list) {
    Map<Long, Long> payers = overview.payers(list.id());
    List<String> names =
        payers.keySet().stream()
            .sorted()
            .flatMap(payer -> overview.find(payer).stream())
            .map(payer -> payer.head().path())
            .toList();
    if (names.isEmpty()) {
      return "Its last answers are being written down.";
    }
    long codes = payers.values().stream().mapToLong(Long::longValue).sum();
    String more = names.size() == 1 ? "" : " and " + count(names.size() - 1L, "other list");
    return codes == 1
        ? "Its last code is being asked for by %s%s.".formatted(names.get(0), more)
        : "Its last %s are being asked for by %s%s."
            .formatted(count(codes, "code"), names.get(0), more);
  }

  private long lists(Predicate<Backlog> which) {
    return backlog.stream().filter(which).mapToLong(Backlog::list).distinct().count();
  }

  private long codes(Predicate<Backlog> which) {
    return backlog.stream().filter(which).mapToLong(Backlog::codes).sum();
  }
}
