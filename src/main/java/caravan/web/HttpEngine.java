package caravan.web;

import caravan.access.TlsFiles;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Jetty, set up small. It starts beside whoever made it; who calls meanwhile waits in the backlog
 * of the socket. An answer may take as long as its reader needs and holds no thread meanwhile; one
 * who takes nothing of it for too long, or says nothing, is cut off.
 */
final class HttpEngine implements AutoCloseable {

  private static final int THREADS = 10;
  private static final int CONNECTIONS = 256;

  /** Of a connection, in bytes, what lies between us and its reader. */
  private static final int SEND_BUFFER = 131_072;

  private static final long POOLED = 4L << 20;

  private final ServerSocketChannel socket;
  private final CompletableFuture<Server> server;

  /**
   * @param socket is closed with the engine
   * @param errors answers what is no request
   * @param tls what it shows of itself; empty for plain HTTP
   * @param patience how long a connection may stand still
   */
  HttpEngine(
      ServerSocketChannel socket,
      Handler handler,
      Request.Handler errors,
      Optional<TlsFiles> tls,
      Duration patience) {
    this.socket = socket;
    this.server = new CompletableFuture<>();
    Thread starter = new Thread(() -> start(handler, errors, tls, patience), "web-start");
    starter.setDaemon(true);
    starter.start();
  }

  private void start(
      Handler handler, Request.Handler errors, Optional<TlsFiles> tls, Duration patience) {
    try {
      Optional<TlsConnections> secured = tls.map(TlsConnections::new);
      Server built = build(handler, errors, secured, patience);
      built.start();
      secured.ifPresent(one -> one.follow(built.getScheduler()));
      server.complete(built);
    } catch (Exception | LinkageError e) { // the latter where no file is left to open for a class
      server.completeExceptionally(e);
    }
  }

  private Server build(
      Handler handler, Request.Handler errors, Optional<TlsConnections> tls, Duration patience)
      throws IOException {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1, (int) patience.toMillis());
    threads.setName("web");
    threads.setDaemon(true);
    threads.setReservedThreads(0);
    ArrayByteBufferPool buffers = new ArrayByteBufferPool(0, -1, -1, -1, POOLED, POOLED);
    Server built = new Server(threads, null, buffers);
    HttpConfiguration http = http();
    ConnectionFactory plain = new HttpConnectionFactory(http);
    ConnectionFactory[] ways =
        tls.map(one -> one.before(plain, http)).orElse(new ConnectionFactory[] {plain});
    ServerConnector connector = new ServerConnector(built, 0, 1, ways);
    connector.setIdleTimeout(patience.toMillis());
    connector.setAcceptedSendBufferSize(SEND_BUFFER);
    connector.open(socket);
    ConnectionLimit.of(CONNECTIONS, connector);
    built.addConnector(connector);
    built.setHandler(handler);
    built.setErrorHandler(errors);
    built.setStopTimeout(0);
    return built;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    // who says two hosts, or another one in the target, is told so by us
    http.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "caravan",
            HttpCompliance.Violation.DUPLICATE_HOST_HEADERS,
            HttpCompliance.Violation.MISMATCHED_AUTHORITY));
    return http;
  }

  /** Waits until it answers; throws StatusException if it can't. */
  void await() {
    try {
      server.join();
    } catch (RuntimeException e) {
      throw new StatusException("The page can't be served: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try (socket) {
      server.join().stop();
    } catch (Exception e) {
      throw new StatusException("The page did not end: " + e.getMessage(), e);
    }
  }
}
