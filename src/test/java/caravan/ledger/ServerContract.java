package caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered of servers. */
interface ServerContract {

  String HERE = "sftp://anna@one/lists";
  String THERE = "ftp://anna@other/lists";

  Scene scene();

  Scene reopened();

  private static MovedList moved(String server, String name, long size, Instant at) {
    return new MovedList(server, "lists/.done/" + name, name, size, at);
  }

  @Test
  default void lists_that_were_put_away_are_remembered_over_a_restart_until_they_are_left() {
    Instant now = scene().now;
    MovedList first = moved(HERE, "a.csv", 5_500, now);
    MovedList second = moved(HERE, "b.csv", 3, now.plusSeconds(1));
    MovedList other = moved(THERE, "a.csv", 1, now);
    scene().ledger.serverNotes().move(second);
    scene().ledger.serverNotes().move(first);
    scene().ledger.serverNotes().move(other);
    assertThat(reopened().ledger.serverNotes().moved(HERE)).containsExactly(first, second);
    MovedList again = moved(HERE, "a.csv", 7_000, now.plusSeconds(9));
    scene().ledger.serverNotes().move(again);
    assertThat(scene().ledger.serverNotes().moved(HERE)).containsExactly(second, again);
    scene().ledger.serverNotes().leave(first);
    scene().ledger.serverNotes().leave(first);
    assertThat(scene().ledger.serverNotes().moved(HERE)).containsExactly(second);
    assertThat(scene().ledger.serverNotes().moved(THERE)).containsExactly(other);
  }

  @Test
  default void a_server_fails_since_the_first_time_whatever_the_words_until_it_works() {
    Instant since = scene().now;
    ServerTrouble.Way lists = ServerTrouble.Way.LISTS;
    ServerTrouble.Way results = ServerTrouble.Way.RESULTS;
    scene()
        .ledger
        .serverNotes()
        .fails(new ServerTrouble(HERE, lists, "nobody answers.", since, null));
    Instant later = since.plus(Duration.ofHours(1));
    scene()
        .ledger
        .serverNotes()
        .fails(new ServerTrouble(HERE, lists, "it has no room.", later, null));
    scene()
        .ledger
        .serverNotes()
        .fails(new ServerTrouble(HERE, results, "its disk is full.", later, null));
    assertThat(reopened().ledger.overview().troubles())
        .containsExactly(
            new ServerTrouble(HERE, lists, "it has no room.", since, null),
            new ServerTrouble(HERE, results, "its disk is full.", later, null));
    scene().ledger.serverNotes().works(HERE, lists);
    assertThat(scene().ledger.overview().troubles())
        .extracting(ServerTrouble::way)
        .containsExactly(results);
    scene().ledger.serverNotes().works(HERE, results);
    assertThat(scene().ledger.overview().troubles()).isEmpty();
  }
}
