package caravan.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands on what one socket sends to another, both ways, until one ends. */
final class Relay {

  private Relay() {}

  /**
   * @param seen is given all that goes over, as bytes
   */
  static void between(Socket from, Socket onward, @Nullable ByteArrayOutputStream seen) {
    start(() -> pump(onward, from, seen));
    pump(from, onward, seen);
  }

  /** Whoever connects is served, each beside the others, until the socket is closed. */
  static void accept(ServerSocket at, Consumer<Socket> serving) {
    start(
        () -> {
          while (!at.isClosed()) {
            try {
              Socket caller = at.accept();
              start(() -> serving.accept(caller));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  static void start(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private static void pump(Socket from, Socket onward, @Nullable ByteArrayOutputStream seen) {
    try (from;
        onward) {
      InputStream in = from.getInputStream();
      OutputStream out = onward.getOutputStream();
      byte[] buffer = new byte[8_192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (seen != null) {
          seen.write(buffer, 0, read);
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException ended) {
      // by the other side: nothing more is to be handed on
    }
  }

  /** A line that ends with CR LF, without these; null at the end. */
  static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(next);
    }
    return null;
  }
}
