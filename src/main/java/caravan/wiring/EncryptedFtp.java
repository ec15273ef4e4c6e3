package caravan.wiring;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.ftp.FTPSClient;

/**
 * FTPS whose data lines go on with the TLS session of the control line: many servers demand that
 * (vsftpd, FileZilla, ProFTPD), so that nobody else can take a data line over. TLS 1.2, because
 * Java goes on with a session of TLS 1.3 only once.
 */
final class EncryptedFtp extends FTPSClient {

  private static final String[] PROTOCOLS = {"TLSv1.2"};

  private final SSLContext context;
  private boolean encrypted;

  /**
   * To be called before anything encrypted is begun: Java then goes on with a session by its
   * number. By a ticket it can't with vsftpd, whose tickets last too long for it.
   */
  static void prepare() {
    System.setProperty("jdk.tls.client.enableSessionTicketExtension", "false");
  }

  private EncryptedFtp(boolean implicit, SSLContext context) {
    super(implicit, context);
    this.context = context;
  }

  /** As any browser does, it asks for a certificate of the address. */
  static EncryptedFtp client(boolean implicit, SSLContext context) {
    EncryptedFtp client = new EncryptedFtp(implicit, context);
    client.setEndpointCheckingEnabled(true);
    client.setEnabledProtocols(PROTOCOLS);
    return client;
  }

  /** Data lines are opened plain, and encrypted here before the first byte. */
  @Override
  public void execPROT(String level) throws IOException {
    super.execPROT(level);
    encrypted = level.equals("P");
    if (encrypted) {
      int port = control().getPeerPort();
      setSocketFactory(
          new DefaultSocketFactory() {
            @Override
            public Socket createSocket() {
              return new DataLine(port);
            }
          });
    }
  }

  private SSLSession control() {
    return ((SSLSocket) _socket_).getSession();
  }

  @Override
  protected Socket _openDataConnection_(String command, String argument) throws IOException {
    Socket data = super._openDataConnection_(command, argument);
    if (data == null || !encrypted) {
      return data;
    }
    try {
      return encrypted(data);
    } catch (IOException e) {
      data.close();
      throw e;
    }
  }

  private SSLSocket encrypted(Socket data) throws IOException {
    SSLSession session = control();
    SSLSocket line =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(data, session.getPeerHost(), session.getPeerPort(), true);
    SSLParameters parameters = line.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    line.setSSLParameters(parameters);
    line.setUseClientMode(true);
    line.startHandshake();
    return line;
  }

  /** Says that it leads to the port of the control line: by that Java finds its session. */
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
