package caravan.road;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of the elements of a source, in their order: of the first hundred or so as they are
 * asked for, of those behind them by a thread of its own, while whoever asks works on the ones
 * before. A failure of the source is thrown where the element would have come. At most 750 elements
 * wait in memory.
 *
 * <p>For one thread; closed before its source.
 *
 * @param <S> what the source has
 * @param <T> what is made of it
 */
public final class ReadAhead<S, T> implements Iterator<T>, AutoCloseable {

  private static final int TOGETHER = 125;
  private static final int AHEAD = 4;

  /** How long the reader waits for room before it looks whether it is wanted still. */
  private static final long PATIENCE_MILLIS = 50;

  /** Elements read together; the last piece says so, and why it is the last. */
  private record Piece<T>(List<T> elements, boolean last, @Nullable Throwable failure) {}

  private final Iterator<S> source;
  private final Function<? super S, ? extends T> step;
  private final Deque<T> here = new ArrayDeque<>();
  private final BlockingQueue<Piece<T>> pieces = new ArrayBlockingQueue<>(AHEAD);
  private int first;
  private boolean ended;
  private @Nullable Throwable failure;
  private @Nullable Thread reader;
  private volatile boolean closed;

  /**
   * Reads that source.
   *
   * @param step what is done with each element, on the thread that reads it
   */
  public ReadAhead(Iterator<S> source, Function<? super S, ? extends T> step) {
    this.source = source;
    this.step = step;
  }

  @Override
  public boolean hasNext() {
    if (here.isEmpty() && !ended) {
      if (first < TOGETHER) {
        first++;
        ended = !source.hasNext();
        if (!ended) {
          here.add(step.apply(source.next()));
        }
      } else {
        fetch();
      }
    }
    if (here.isEmpty() && failure != null) {
      throw unchecked(failure);
    }
    return !here.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return here.remove();
  }

  private void fetch() {
    if (reader == null) {
      reader = new Thread(this::read, "read-ahead of " + Thread.currentThread().getName());
      reader.setDaemon(true);
      reader.start();
    }
    Piece<T> piece = take();
    here.addAll(piece.elements());
    ended = piece.last();
    failure = piece.failure();
  }

  /** Not ended by an interrupt, as reading here would not be either. */
  private Piece<T> take() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return pieces.take();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void read() {
    boolean more = true;
    while (more && !closed) {
      Piece<T> piece = piece();
      more = !piece.last();
      hand(piece);
    }
  }

  private Piece<T> piece() {
    List<T> elements = new ArrayList<>(TOGETHER);
    try {
      while (elements.size() < TOGETHER && source.hasNext()) {
        elements.add(step.apply(source.next()));
      }
      return new Piece<>(elements, elements.size() < TOGETHER, null);
    } catch (RuntimeException | Error e) {
      return new Piece<>(elements, true, e);
    }
  }

  private void hand(Piece<T> piece) {
    try {
      while (!closed && !pieces.offer(piece, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        // whoever asks is at work still
      }
    } catch (InterruptedException e) { // nobody does that but a virtual machine that ends
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  /** Nothing more is read; returns when nobody reads any more. */
  @Override
  public void close() {
    closed = true;
    if (reader == null) {
      return;
    }
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
