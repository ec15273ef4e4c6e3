package caravan.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports for servers that stop and come back: below those that the system gives to whoever calls
 * somebody, one of whom might have the port meanwhile, and each to one test only.
 */
public final class FreePort {

  private static final int FIRST = 10_000;
  private static final int AFTER_LAST = 32_000;
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST));

  private FreePort() {}

  /** One at which nobody listens, nor will. */
  public static int next() {
    for (int tried = 0; tried < 1_000; tried++) {
      int port = NEXT.getAndUpdate(last -> last + 1 == AFTER_LAST ? FIRST : last + 1);
      if (free(port)) {
        return port;
      }
    }
    throw new IllegalStateException("all ports are taken");
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
