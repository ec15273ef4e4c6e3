package caravan.ledger.jdbc;

import caravan.codes.Channel;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * A list's place in the fair order: each code that it makes wait gets the next turn after its last
 * one, and a list that comes later begins where the line stands now. So lists that run side by side
 * take turns, and a small list does not wait behind a large one.
 */
final class FairTurn {

  private final Map<Channel, Long> turns;

  private FairTurn(Map<Channel, Long> turns) {
    this.turns = turns;
  }

  /** The place of a list of which no code waits yet. */
  static FairTurn end() {
    return new FairTurn(new HashMap<>());
  }

  /** The same place, but never behind where the channels stand now. */
  FairTurn now(Handle handle) {
    Map<Channel, Long> here = new HashMap<>();
    handle
        .select("select name, turn from channel")
        .map((row, context) -> Map.entry(new Channel(row.getString("name")), row.getLong("turn")))
        .forEach(
            stands ->
                here.put(
                    stands.getKey(),
                    Math.max(stands.getValue(), turns.getOrDefault(stands.getKey(), 0L))));
    return new FairTurn(here);
  }

  /** The turn that the list's next code would get. */
  long ahead(Channel channel) {
    return turns.getOrDefault(channel, 0L) + 1;
  }

  /** Takes that turn. */
  long take(Channel channel) {
    return turns.merge(channel, 1L, Long::sum);
  }
}
