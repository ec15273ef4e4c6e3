package caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ExceptionListener;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server. HttpCore's and not the JDK's, because only it can reset a connection and cut an
 * answer in the middle.
 */
final class HttpListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpListener.class);
  private static final int BACKLOG = 1_000;

  private final HttpServer server;
  private volatile boolean closing;

  HttpListener(int port, RequestHandler requestHandler) {
    server =
        ServerBootstrap.bootstrap()
            .setLocalAddress(InetAddress.getLoopbackAddress())
            .setListenerPort(port)
            .setSocketConfig(
                SocketConfig.custom()
                    .setTcpNoDelay(true)
                    .setBacklogSize(BACKLOG)
                    .setSoReuseAddress(true)
                    .build())
            // whatever host the client calls it by, it is the same server
            .setRequestRouter(
                (route, routing) ->
                    (request, response, context) -> requestHandler.receive(read(request), response))
            .setExceptionListener(new Ends())
            .create();
    try {
      server.start();
    } catch (BindException taken) {
      throw new SandboxException(
          "Port " + port + " is in use: choose another one, or 0 for any that is free", taken);
    } catch (IOException failed) {
      throw new SandboxException("The sandbox can't listen on port " + port, failed);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    closing = true;
    server.close(CloseMode.IMMEDIATE);
  }

  private static IncomingRequest read(ClassicHttpRequest request) throws IOException {
    HttpEntity entity = request.getEntity();
    byte[] body = entity == null ? null : EntityUtils.toByteArray(entity);
    return IncomingRequest.of(
        request.getMethod(), request.getPath(), body == null ? "" : new String(body, UTF_8));
  }

  /** What becomes of a connection at whose end something was thrown: HttpCore resets it. */
  private final class Ends implements ExceptionListener {

    @Override
    public void onError(Exception failure) {
      // closing the socket is what ends the wait for the next connection
      if (!closing) {
        LOG.warn("The sandbox could not take a connection", failure);
      }
    }

    @Override
    public void onError(@Nullable HttpConnection connection, Exception failure) {
      if (failure instanceof CutConnectionException cutConnectionException) {
        if (!cutConnectionException.reset() && connection != null) {
          closeInOrder(connection);
        }
      } else if (failure instanceof IOException) {
        // clients go away all the time; their keys are in no message of HttpCore
        LOG.debug("A connection of the sandbox ended: {}", failure.toString());
      } else {
        LOG.warn("The sandbox failed to answer", failure);
      }
    }

    private void closeInOrder(HttpConnection connection) {
      try {
        connection.close();
      } catch (IOException gone) {
        LOG.debug("The client was gone first: {}", gone.toString());
      }
    }
  }
}
