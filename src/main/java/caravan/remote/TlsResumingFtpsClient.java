package caravan.remote;

import caravan.network.ProxyServer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * FTPS whose data lines go on with the TLS session of the control line: many servers demand that
 * (vsftpd, FileZilla, ProFTPD), so that nobody else can take a data line over. TLS 1.2, because
 * Java goes on with a session of TLS 1.3 only once; TLS 1.3 with a server that has nothing else.
 */
final class TlsResumingFtpsClient extends FtpClient {

  private static final String[] USUAL = {"TLSv1.2"};
  private static final String[] NEWER = {"TLSv1.3"};

  /** A ticket is under way when the lines have agreed; in milliseconds. */
  private static final int TICKET = 200;

  private final SSLContext context;
  private boolean encrypted;
  private String[] protocols = USUAL;

  /**
   * To be called before anything encrypted is begun: Java then goes on with a session by its
   * number. By a ticket it can't with vsftpd, whose tickets last too long for it.
   */
  static void prepare() {
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", "false");
  }

  private TlsResumingFtpsClient(boolean implicit, SSLContext context, Optional<ProxyServer> proxy) {
    super(implicit, context, proxy);
    this.context = context;
  }

  /** As any browser does, it asks for a certificate of the address. */
  static TlsResumingFtpsClient client(
      boolean implicit, SSLContext context, Optional<ProxyServer> proxy) {
    TlsResumingFtpsClient client = new TlsResumingFtpsClient(implicit, context, proxy);
    client.setEndpointCheckingEnabled(true);
    client.setEnabledProtocols(USUAL);
    return client;
  }

  /**
   * Whether that failure was about the version of TLS, and the other one has not been tried yet:
   * the next connection speaks that.
   */
  boolean other(Throwable failure) {
    boolean version = false;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      version |= t instanceof SSLException && String.valueOf(t.getMessage()).contains("version");
    }
    boolean more = version && protocols == USUAL;
    protocols = more ? NEWER : USUAL;
    setEnabledProtocols(protocols);
    return more;
  }

  /** All lines are encrypted, those of listings too. */
  @Override
  public boolean login(String user, String password) throws IOException {
    boolean in = super.login(user, password);
    if (in) {
      execPBSZ(0);
      execPROT("P");
    }
    return in;
  }

  /** Data lines are opened plain, and encrypted here before the first byte. */
  @Override
  public void execPROT(String level) throws IOException {
    super.execPROT(level);
    encrypted = level.equals("P");
    if (encrypted) {
      setServerSocketFactory(ServerSocketFactory.getDefault());
      setSocketFactory(tunnels(_hostname_).orElseGet(() -> direct(control().getPeerPort())));
    }
  }

  private static SocketFactory direct(int port) {
    return new DefaultSocketFactory() {
      @Override
      public Socket createSocket() {
        return new DataLine(port);
      }
    };
  }

  private SSLSession control() {
    return ((SSLSocket) _socket_).getSession();
  }

  @Override
  protected @Nullable Socket _openDataConnection_(String command, String argument)
      throws IOException {
    Socket data = super._openDataConnection_(command, argument);
    if (data == null || !encrypted) {
      return data;
    }
    try {
      return encrypted(data, command.equals("STOR"));
    } catch (IOException e) {
      data.close();
      throw e;
    }
  }

  private SSLSocket encrypted(Socket data, boolean sends) throws IOException {
    SSLSession session = control();
    SSLSocket line =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(data, session.getPeerHost(), session.getPeerPort(), true);
    SSLParameters parameters = line.getSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    line.setSSLParameters(parameters);
    line.setUseClientMode(true);
    line.startHandshake();
    if (sends && line.getSession().getProtocol().equals(NEWER[0])) {
      takeTicket(line);
    }
    return line;
  }

  /**
   * A ticket of TLS 1.3 is good for one line, and the next one comes over that line: where nothing
   * else is read from it, it is read here.
   */
  private static void takeTicket(SSLSocket line) throws IOException {
    int usual = line.getSoTimeout();
    line.setSoTimeout(TICKET);
    try {
      if (line.getInputStream().read() >= 0) {
        throw new SSLException("the server sends on a line over which it should receive");
      }
    } catch (SocketTimeoutException e) {
      line.setSoTimeout(usual); // that was all: it came before, or there is none
    }
  }

  /**
   * Says that it leads to the port of the control line: by that Java finds its session. Tunnels all
   * lead to the proxy's port.
   */
  private static final class DataLine extends Socket {

    private final int port;

    DataLine(int port) {
      this.port = port;
    }

    @Override
    public int getPort() {
      return port;
    }
  }
}
