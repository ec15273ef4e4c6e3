package caravan.remote;

import caravan.network.ProxyServer;
import caravan.network.TunnelSocket;
import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Leads an SFTP client through a proxy's tunnel. */
final class TunnelProxy implements Proxy {

  private final ProxyServer proxy;
  private Socket tunnel = new Socket();

  TunnelProxy(ProxyServer proxy) {
    this.proxy = proxy;
  }

  @Override
  public void connect(@Nullable SocketFactory unused, String host, int port, int timeout)
      throws IOException {
    tunnel = new TunnelSocket(proxy, host);
    tunnel.connect(InetSocketAddress.createUnresolved(host, port), timeout);
  }

  @Override
  public InputStream getInputStream() {
    try {
      return tunnel.getInputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public OutputStream getOutputStream() {
    try {
      return tunnel.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Socket getSocket() {
    return tunnel;
  }

  @Override
  public void close() {
    try {
      tunnel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
