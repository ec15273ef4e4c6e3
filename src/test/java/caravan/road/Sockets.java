package caravan.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What small servers of the tests' own do with their connections. */
final class Sockets {

  private Sockets() {}

  static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does that on a thread which keeps nothing alive. */
  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
