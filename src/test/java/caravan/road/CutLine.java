package caravan.road;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that can be cut: at once, or when so many bytes went over it either way. */
final class CutLine implements AutoCloseable {

  private final ServerSocket listening;
  private final int to;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong cuts = new AtomicLong();

  CutLine(int to) {
    this.to = to;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Sockets.start("line", this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Cuts once when so many more bytes went over it. */
  CutLine cutAfter(long bytes) {
    left.set(bytes);
    return this;
  }

  long cuts() {
    return cuts.get();
  }

  private void cut() {
    cuts.incrementAndGet();
    open.forEach(Sockets::shut);
    open.clear();
  }

  private void accept() {
    try {
      while (true) {
        Socket from = listening.accept();
        Socket onward = new Socket(InetAddress.getLoopbackAddress(), to);
        open.addAll(List.of(from, onward));
        Sockets.start("line", () -> pump(from, onward));
        Sockets.start("line", () -> pump(onward, from));
      }
    } catch (IOException e) {
      open.forEach(Sockets::shut);
    }
  }

  private void pump(Socket from, Socket onward) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = onward.getOutputStream();
      byte[] buffer = new byte[4096];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (left.addAndGet(-read) < 0) {
          left.set(Long.MAX_VALUE);
          cut();
          return;
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      Sockets.shut(onward);
    } finally {
      Sockets.shut(from);
      Sockets.shut(onward);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Sockets::shut);
  }
}
