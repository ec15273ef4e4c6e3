package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import caravan.lists.UnreadableListException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read ahead is what would have been read. */
class ReadAheadTests {

  private static final Duration WHILE = Duration.ofSeconds(20);

  private final AtomicInteger read = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 124, 125, 126, 250, 500, 501, 12_345})
  void all_elements_come_in_their_order(int elements) {
    List<Integer> all = new ArrayList<>();
    try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(source(elements), each -> each)) {
      ahead.forEachRemaining(all::add);
      assertThat(ahead.hasNext()).isFalse();
      assertThatThrownBy(ahead::next).isInstanceOf(NoSuchElementException.class);
    }
    assertThat(all).isEqualTo(IntStream.range(0, elements).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 125, 250, 700, 5_000})
  void a_fault_comes_behind_what_was_read_before_it_and_comes_again(int elements) {
    UnreadableListException fault = new UnreadableListException("the file changed");
    List<Integer> all = new ArrayList<>();
    try (ReadAhead<Integer, Integer> ahead =
        new ReadAhead<>(source(elements, fault), each -> each)) {
      assertThatThrownBy(() -> ahead.forEachRemaining(all::add)).isSameAs(fault);
      assertThat(all).hasSize(elements);
    }
  }

  @Test
  void an_error_comes_through_too() {
    StackOverflowError fault = new StackOverflowError();
    try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(source(3_000, fault), each -> each)) {
      assertThatThrownBy(() -> ahead.forEachRemaining(one -> {})).isSameAs(fault);
    }
  }

  @Test
  void a_few_elements_need_no_thread_of_their_own() {
    AtomicReference<Thread> reader = new AtomicReference<>();
    Iterator<Integer> few =
        IntStream.range(0, 100).peek(i -> reader.set(Thread.currentThread())).boxed().iterator();
    try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(few, each -> each)) {
      ahead.forEachRemaining(one -> {});
    }
    assertThat(reader).hasValue(Thread.currentThread());
  }

  @Test
  void nobody_reads_far_ahead_of_who_asks_nor_once_it_is_closed() {
    try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(source(1_000_000), each -> each)) {
      for (int i = 0; i < 150; i++) {
        ahead.next();
      }
      await().atMost(WHILE).until(() -> read.get() >= 750);
      assertThat(read.get()).isLessThanOrEqualTo(125 + 125 * (4 + 2));
    }
    int whenClosed = read.get();
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals(name()));
    assertThat(read.get()).isEqualTo(whenClosed);
  }

  @Test
  void an_interrupt_ends_nothing_and_is_not_lost() {
    List<Integer> all = new ArrayList<>();
    try (ReadAhead<Integer, Integer> ahead = new ReadAhead<>(source(2_000), each -> each)) {
      Thread.currentThread().interrupt();
      ahead.forEachRemaining(all::add);
    }
    assertThat(Thread.interrupted()).isTrue();
    assertThat(all).hasSize(2_000);
  }

  private String name() {
    return "read-ahead of " + Thread.currentThread().getName();
  }

  private Iterator<Integer> source(int elements) {
    return IntStream.range(0, elements).peek(i -> read.incrementAndGet()).boxed().iterator();
  }

  private static Iterator<Integer> source(int elements, Throwable fault) {
    Iterator<Integer> good = IntStream.range(0, elements).boxed().iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        if (good.hasNext()) {
          return good.next();
        }
        if (fault instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) fault;
      }
    };
  }
}
