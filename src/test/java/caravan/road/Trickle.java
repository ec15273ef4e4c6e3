package caravan.road;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that answers a few times a second, one byte each time. */
final class Trickle implements AutoCloseable {

  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"items\":["
          .getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService drops = Executors.newScheduledThreadPool(1);
  private final int atOnce;

  /** The head comes at once. */
  Trickle() {
    this(ANSWER.length);
  }

  /**
   * @param atOnce how many bytes come at once, before the others
   */
  Trickle(int atOnce) {
    this.atOnce = atOnce;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::listen);
  }

  int port() {
    return listening.getLocalPort();
  }

  private void listen() {
    try {
      while (true) {
        Socket caller = listening.accept();
        threads.execute(() -> answer(caller));
      }
    } catch (IOException closed) {
      threads.shutdownNow();
    }
  }

  private void answer(Socket caller) {
    try (caller;
        OutputStream out = caller.getOutputStream()) {
      out.write(ANSWER, 0, atOnce);
      AtomicInteger at = new AtomicInteger(atOnce);
      drops.scheduleAtFixedRate(() -> drop(out, at.getAndIncrement()), 0, 200, MILLISECONDS).get();
    } catch (IOException | InterruptedException | ExecutionException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** One byte more; the last was one too many where this fails. */
  private static void drop(OutputStream out, int at) {
    try {
      out.write(at < ANSWER.length ? ANSWER[at] : ' ');
      out.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    drops.shutdownNow();
    threads.shutdownNow();
  }
}
