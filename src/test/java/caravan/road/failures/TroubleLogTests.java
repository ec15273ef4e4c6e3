package caravan.road.failures;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.ledger.LedgerException;
import caravan.road.RoadScene;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One line a minute of the same trouble, in time that is moved by hand. */
class TroubleLogTests {

  /** In the words of every trouble here: others in this process may log too. */
  private final String mark = "trouble " + UUID.randomUUID().toString().replaceAll("\\d", "x");

  private final Logger logger = (Logger) LoggerFactory.getLogger(TroubleLog.class);
  private final ListAppender<ILoggingEvent> ear = new ListAppender<>();
  @TempDir private Path folder;
  private RoadScene scene;
  private TroubleLog log;

  @BeforeEach
  void open() {
    scene = new RoadScene(folder, 1);
    log = new TroubleLog(scene);
    ear.start();
    logger.addAppender(ear);
  }

  @AfterEach
  void close() {
    logger.detachAppender(ear);
    scene.close();
  }

  private List<String> lines() {
    return List.copyOf(ear.list).stream()
        .map(line -> line.getLevel() + " " + line.getFormattedMessage())
        .filter(line -> line.contains(mark))
        .toList();
  }

  private RuntimeException full() {
    return new LedgerException(mark, new IOException("no space"));
  }

  @Test
  void a_sentence_goes_on_where_it_had_ended() {
    log.retried(new LedgerException(mark + " is gone; nothing is lost."));
    assertThat(lines())
        .containsExactly(
            "WARN " + mark + " is gone; nothing is lost; it is tried again until it works");
    assertThat(log.recent()).anyMatch(words -> words.endsWith("nothing is lost."));
  }

  @Test
  void the_same_is_said_once_a_minute_and_how_often_it_was_met_meanwhile() {
    for (int second = 0; second < 60; second++) {
      log.retried(full());
      scene.pass(Duration.ofSeconds(1));
    }
    assertThat(lines()).containsExactly("WARN " + mark + "; it is tried again until it works");
    log.retried(full());
    assertThat(lines().get(1))
        .isEqualTo("WARN " + mark + " (61 times so far); it is tried again until it works");
    assertThat(lines()).hasSize(2);
  }

  @Test
  void troubles_that_differ_in_their_numbers_alone_are_the_same() {
    log.machine(mark + " with list 1");
    log.machine(mark + " with list 22");
    log.machine(mark + " with another");
    assertThat(lines()).hasSize(2);
    assertThat(log.recent()).containsExactly(mark + " with another", mark + " with list 22");
  }

  @Test
  void trouble_lasts_for_a_minute_after_it_was_met_last() {
    log.machine(mark);
    scene.pass(Duration.ofSeconds(50));
    log.machine(mark);
    scene.pass(Duration.ofMinutes(1));
    assertThat(log.recent()).containsExactly(mark);
    scene.pass(Duration.ofMillis(1));
    assertThat(log.recent()).isEmpty();
    log.machine(mark);
    assertThat(lines()).as("it is news again").containsExactly("WARN " + mark, "WARN " + mark);
  }

  @Test
  void it_is_told_in_the_words_of_the_room_that_met_it() {
    log.retried(new IllegalStateException("on exchange", full()));
    log.retried(
        new IllegalStateException(
            "on exchange", new UncheckedIOException(mark + " of a disk", new IOException())));
    assertThat(log.recent()).containsExactly(mark, mark + " of a disk");
  }

  @Test
  void what_nobody_expected_is_an_error_with_its_stack_trace() {
    RuntimeException fault = new IllegalArgumentException();
    log.unexpected(mark, fault);
    assertThat(lines())
        .containsExactly("ERROR " + mark + ": this is a fault in Caravan, please report it");
    assertThat(log.recent()).containsExactly(mark + ": IllegalArgumentException");
    assertThat(ear.list)
        .filteredOn(line -> line.getFormattedMessage().contains(mark))
        .allMatch(line -> line.getThrowableProxy() != null);
  }

  @Test
  void what_is_interrupted_by_the_end_is_no_trouble_and_anything_else_still_is() {
    RuntimeException interrupted = new IllegalStateException(mark, new InterruptedException());
    log.retried(interrupted);
    assertThat(log.recent()).hasSize(1);
    log.ending();
    log.retried(new IllegalStateException(mark + " 2", new ClosedByInterruptException()));
    log.unexpected(mark + " again", interrupted);
    assertThat(log.recent()).hasSize(1);
    log.retried(full());
    assertThat(log.recent()).hasSize(1);
    log.machine(mark + " otherwise");
    assertThat(log.recent()).hasSize(2);
  }

  @Test
  void trouble_of_two_minutes_ago_is_not_counted_with_that_of_now() {
    log.machine(mark);
    scene.pass(Duration.ofMinutes(2));
    log.machine(mark);
    assertThat(lines()).containsExactly("WARN " + mark, "WARN " + mark);
  }

  @Test
  void while_the_routes_are_stopped_a_full_disk_is_trouble_as_before() {
    log.ending();
    log.retried(full());
    log.unexpected(mark + " again", new IllegalStateException(new IOException()));
    assertThat(log.recent()).hasSize(2);
  }
}
