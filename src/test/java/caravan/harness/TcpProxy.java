package caravan.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between clients and a server; keeps back what they say, or hangs up, as it is told to. */
public final class TcpProxy implements AutoCloseable {

  private final ServerSocket front;
  private final int server;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private boolean silent;

  /**
   * One that passes everything on.
   *
   * @param server the port of the server behind it
   */
  public TcpProxy(int server) {
    this.server = server;
    try {
      front = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Relay.accept(front, this::serve);
  }

  public int port() {
    return front.getLocalPort();
  }

  /** From now on nothing gets through, either way, not even that one of them has hung up. */
  public synchronized void silence() {
    silent = true;
  }

  /** What was kept back gets through, late. */
  public synchronized void speak() {
    silent = false;
    notifyAll();
  }

  private synchronized void awaitWord() {
    try {
      while (silent) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Resets every connection that there is; who comes next gets through. */
  public void cut() {
    for (Socket socket : sockets) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException closed) {
        // it hung up by itself meanwhile
      }
    }
    sockets.clear();
  }

  private void serve(Socket caller) {
    awaitWord();
    try {
      Socket onward = new Socket(InetAddress.getByName("127.0.0.1"), server);
      sockets.add(caller);
      sockets.add(onward);
      Relay.start(() -> pump(onward, caller));
      pump(caller, onward);
    } catch (IOException nobodyThere) {
      close(caller);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] block = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        awaitWord();
        out.write(block, 0, read);
      }
    } catch (IOException ended) {
      // one of them hung up, and so does the other
    }
    awaitWord();
    close(from);
    close(to);
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    speak();
    cut();
  }
}
