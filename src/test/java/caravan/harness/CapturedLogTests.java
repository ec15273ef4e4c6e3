package caravan.harness;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CapturedLogTests {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("caravan.heard");

  @Test
  void what_the_opening_thread_and_those_that_begin_there_log_is_heard() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      ExecutorService pool = Executors.newSingleThreadExecutor();
      Future<?> said =
          pool.submit(
              () -> {
                LOG.warn("by its thread");
                Thread grandchild = new Thread(() -> LOG.info("by its thread's thread"));
                grandchild.start();
                grandchild.join();
                return grandchild;
              });
      said.get();
      pool.shutdown();
      LOG.error("by itself");
      assertThat(log.lines())
          .containsExactly("WARN by its thread", "INFO by its thread's thread", "ERROR by itself");
      assertThat(log.warnings()).containsExactly("WARN by its thread", "ERROR by itself");
    }
  }

  @Test
  void what_runs_beside_is_not_heard() throws Exception {
    ExecutorService beside = Executors.newSingleThreadExecutor();
    beside.submit(() -> LOG.warn("before")).get();
    try (CapturedLog log = new CapturedLog()) {
      beside.submit(() -> LOG.warn("beside")).get();
      assertThat(log.lines()).isEmpty();
      beside.submit(CapturedLogTests::hearsItself).get();
      assertThat(log.lines()).isEmpty();
    }
    beside.shutdown();
  }

  private static void hearsItself() {
    try (CapturedLog log = new CapturedLog()) {
      LOG.info("one's own");
      assertThat(log.lines()).containsExactly("INFO one's own");
    }
  }

  @Test
  void it_hears_though_a_command_makes_caravan_quiet_meanwhile() {
    Level before = LOG.getLevel();
    try (CapturedLog log = new CapturedLog()) {
      LOG.setLevel(Level.WARN);
      LOG.info("heard all the same");
      assertThat(log.lines()).containsExactly("INFO heard all the same");
    } finally {
      LOG.setLevel(before);
    }
  }
}
