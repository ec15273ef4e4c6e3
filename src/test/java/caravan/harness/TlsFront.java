package caravan.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Speaks TLS in front of a server that does not. */
public final class TlsFront implements AutoCloseable {

  private final SSLServerSocket listening;
  private final int to;

  /**
   * @param to the port of the server behind it
   * @param known whether only those are let in whom its authority vouches for
   */
  public TlsFront(SSLContext tls, int to, boolean known) {
    this.to = to;
    try {
      listening =
          (SSLServerSocket)
              tls.getServerSocketFactory()
                  .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    listening.setNeedClientAuth(known);
    Relay.accept(listening, this::serve);
  }

  private void serve(Socket caller) {
    try {
      Relay.between(caller, new Socket(InetAddress.getByName("127.0.0.1"), to), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listening.getLocalPort();
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
