package caravan.ledger.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands between a client and PostgreSQL; cuts the connection, when it is told to, instead of
 * passing on that the next commit came through.
 */
public final class LostReplyProxy implements AutoCloseable {

  private static final String COMMITTED = "COMMIT\0";

  private final ServerSocket front;
  private final int server;
  private final AtomicBoolean lose = new AtomicBoolean();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  public LostReplyProxy(int server) throws IOException {
    this.front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.server = server;
    thread(this::accept);
  }

  public int port() {
    return front.getLocalPort();
  }

  /** Loses what the server says of the next commit. */
  public void loseTheNext() {
    lose.set(true);
  }

  /** Cuts every connection that there is; who comes next gets through. */
  public void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  /** Whether it still waits for a commit whose reply it can lose. */
  boolean waiting() {
    return lose.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = front.accept();
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.addAll(List.of(client, there));
        thread(() -> pass(client, there, false));
        thread(() -> pass(there, client, true));
      }
    } catch (IOException e) {
      close(); // the end
    }
  }

  private void pass(Socket from, Socket to, boolean replies) {
    byte[] block = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        String text = new String(block, 0, read, StandardCharsets.ISO_8859_1);
        if (replies && text.contains(COMMITTED) && lose.compareAndSet(true, false)) {
          return;
        }
        out.write(block, 0, read);
      }
    } catch (IOException e) { // one of them hung up, and so does the other
      return;
    }
  }

  private static void thread(Runnable work) {
    Thread thread = new Thread(work, "lost-reply-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      front.close();
      cut();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
