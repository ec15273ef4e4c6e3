package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.NotSentException;
import caravan.road.failures.LeaseExpiredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the server may have heard is told apart from what never left. */
final class WatchedCallTests {

  private static final CallLimits AMPLE =
      new CallLimits(Duration.ofSeconds(20), Duration.ofSeconds(20));

  private final Deadlines deadlines = new Deadlines();
  private final ClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/");

  @AfterEach
  void close() {
    deadlines.close();
  }

  /** Sends the request to a server that does that with the connection. */
  private void send(boolean listens) throws Exception {
    HttpCoreContext context = HttpCoreContext.create();
    WatchedCall call = new WatchedCall(AMPLE, request, deadlines);
    context.setAttribute(WatchedCall.NAME, call);
    request.setHeader("Host", "localhost");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        DefaultBHttpClientConnection connection =
            new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
      Socket there = server.accept();
      connection.bind(socket);
      if (listens) {
        Thread hanging = new Thread(() -> hangUpAfterTheFirstByte(there));
        hanging.start();
        call.watch(() -> new WatchedExecutor(() -> true).execute(request, connection, context));
      }
      there.setSoLinger(true, 0);
      there.close();
      assertThatThrownBy(() -> socket.getInputStream().read()).hasMessageContaining("reset");
      call.watch(() -> new WatchedExecutor(() -> true).execute(request, connection, context));
    }
  }

  private static void hangUpAfterTheFirstByte(Socket there) {
    try (there) {
      there.getInputStream().read();
    } catch (IOException over) {
      throw new IllegalStateException(over);
    }
  }

  @Test
  void nothing_goes_out_of_a_process_that_others_may_take_for_dead() throws Exception {
    HttpCoreContext context = HttpCoreContext.create();
    context.setAttribute(WatchedCall.NAME, new WatchedCall(AMPLE, request, deadlines));
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Socket socket = new Socket(server.getInetAddress(), server.getLocalPort());
        DefaultBHttpClientConnection connection =
            new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
      connection.bind(socket);
      assertThatThrownBy(
              () -> new WatchedExecutor(() -> false).execute(request, connection, context))
          .isInstanceOf(LeaseExpiredException.class);
      assertThat(connection.getEndpointDetails().getSentBytesCount()).isZero();
    }
  }

  @Test
  void a_request_that_could_not_be_written_was_not_sent() {
    assertThatThrownBy(() -> send(false)).isInstanceOf(NotSentException.class);
  }

  @Test
  void a_request_that_was_written_may_have_been_heard() {
    assertThatThrownBy(() -> send(true))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(NotSentException.class);
  }

  @Test
  void what_fails_before_there_is_a_connection_was_not_sent() {
    WatchedCall call = new WatchedCall(AMPLE, request, deadlines);
    IOException refused = new IOException("Connection refused");
    assertThatThrownBy(
            () ->
                call.watch(
                    () -> {
                      throw refused;
                    }))
        .isInstanceOf(NotSentException.class)
        .hasMessage("Connection refused")
        .hasCause(refused);
  }

  /** A request that notices that it is cut off. */
  private static final class CutOff extends BasicClassicHttpRequest implements Cancellable {

    private final CountDownLatch cut = new CountDownLatch(1);

    CutOff() {
      super("GET", "/");
    }

    @Override
    public boolean cancel() {
      cut.countDown();
      return true;
    }

    void await() {
      try {
        assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void a_connection_that_comes_too_late_sends_nothing() {
    CallLimits few = new CallLimits(Duration.ofMillis(50), Duration.ofSeconds(20));
    CutOff cutOff = new CutOff();
    WatchedCall call = new WatchedCall(few, cutOff, deadlines);
    assertThatThrownBy(
            () ->
                call.watch(
                    () -> {
                      cutOff.await();
                      call.connected();
                      throw new AssertionError("it was sent");
                    }))
        .isInstanceOf(NotSentException.class)
        .hasCauseInstanceOf(SocketTimeoutException.class)
        .satisfies(late -> assertThat(late).hasMessage("connecting took longer than 50 ms"));
  }
}
