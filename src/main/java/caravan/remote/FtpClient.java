package caravan.remote;

import caravan.network.ProxyServer;
import caravan.network.TunnelSocket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.apache.commons.net.DefaultSocketFactory;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * An FTP client that keeps to the bytes of names, tells a folder without files from one that it was
 * not shown, and says which line does not come about. The encrypted one stands on it, so it is
 * itself one whose encryption can be left out.
 */
class FtpClient extends FTPSClient {

  private final boolean plain;
  private final Optional<ProxyServer> proxy;
  private final FtpNames names = new FtpNames();
  private boolean utf8;

  /** One that encrypts nothing. */
  FtpClient(Optional<ProxyServer> proxy) {
    super(false);
    this.plain = true;
    this.proxy = proxy;
    prepareLines();
  }

  FtpClient(boolean implicit, SSLContext context, Optional<ProxyServer> proxy) {
    super(implicit, context);
    this.plain = false;
    this.proxy = proxy;
    prepareLines();
  }

  private void prepareLines() {
    setControlEncoding("ISO-8859-1");
    setUseEPSVwithIPv4(true);
  }

  @Override
  public void connect(String host, int port) throws IOException {
    tunnels(host).ifPresent(this::setSocketFactory);
    super.connect(host, port);
  }

  /** What all lines go through where a proxy leads to the server; empty where they go directly. */
  final Optional<SocketFactory> tunnels(String host) {
    return proxy.map(
        through ->
            new DefaultSocketFactory() {
              @Override
              public Socket createSocket() {
                return new TunnelSocket(through, host);
              }
            });
  }

  @Override
  protected void execAUTH() throws IOException {
    if (!plain) {
      super.execAUTH();
    }
  }

  @Override
  protected void sslNegotiation() throws IOException {
    if (!plain) {
      super.sslNegotiation();
    }
  }

  /** Asks for UTF-8 where the server has it. */
  @Override
  public boolean login(String user, String password) throws IOException {
    boolean in = super.login(user, password);
    if (in) {
      utf8 = hasFeature("UTF8");
      if (utf8) {
        sendCommand("OPTS", "UTF8 ON");
      }
    }
    return in;
  }

  /** Whether the server says that it stores names in UTF-8. */
  boolean utf8() {
    return utf8;
  }

  @Override
  public int sendCommand(String command, @Nullable String argument) throws IOException {
    if (_controlOutput_ == null) {
      throw new FTPConnectionClosedException("the connection was lost");
    }
    return super.sendCommand(command, argument == null ? null : names.write(argument));
  }

  /**
   * What a folder holds; a single file where it is one.
   *
   * @throws FtpRefusedException where the server does not show it, or not all of it
   */
  @Override
  public FTPFile[] listFiles(String path) throws IOException {
    FTPFile[] files = super.listFiles(path);
    if (!FTPReply.isPositiveCompletion(getReplyCode())) {
      if (files.length == 0 && saysEmpty()) {
        return files;
      }
      throw new FtpRefusedException(getReplyCode(), reply());
    }
    if (files.length == 0 && !path.equals(".")) {
      enter(path);
    }
    for (FTPFile file : files) {
      file.setName(names.read(file.getName()));
    }
    return files;
  }

  /** Some servers call an empty folder an error. */
  private boolean saysEmpty() {
    String reply = reply().toLowerCase(Locale.ROOT);
    return (getReplyCode() == 550 || getReplyCode() == 450)
        && (reply.contains("no files found") || reply.contains("no files matching"));
  }

  /** Some servers show a folder that is missing, or closed to us, as an empty one (vsftpd). */
  private void enter(String path) throws IOException {
    String here = printWorkingDirectory();
    if (here == null) {
      return;
    }
    if (!changeWorkingDirectory(path)) {
      throw new FtpRefusedException(getReplyCode(), reply());
    }
    if (!changeWorkingDirectory(here)) {
      throw new FtpRefusedException(getReplyCode(), reply());
    }
  }

  private String reply() {
    String reply = getReplyString();
    return reply == null ? "" : names.read(reply.strip());
  }

  @Override
  public String @Nullable [] listNames(@Nullable String path) throws IOException {
    String[] listed = super.listNames(path);
    return listed == null ? null : Arrays.stream(listed).map(names::read).toArray(String[]::new);
  }

  @Override
  public @Nullable String printWorkingDirectory() throws IOException {
    String folder = super.printWorkingDirectory();
    return folder == null ? null : names.read(folder);
  }

  /** A server that does not know EPSV is not asked for it again. */
  @Override
  public int epsv() throws IOException {
    int reply = super.epsv();
    if (reply != FTPReply.ENTERING_EPSV_MODE) {
      setUseEPSVwithIPv4(false);
    }
    return reply;
  }

  @Override
  public int pasv() throws IOException {
    int reply = super.pasv();
    if (reply != FTPReply.ENTERING_PASSIVE_MODE) {
      throw new DataLineException(
          "it opens no port for files and listings ("
              + reply()
              + "). Ask who runs it; an old server may need .active=true.");
    }
    return reply;
  }

  @Override
  protected @Nullable Socket _openDataConnection_(String command, String argument)
      throws IOException {
    boolean extended =
        isUseEPSVwithIPv4() && !(getRemoteAddress() instanceof Inet6Address) && passive();
    try {
      return super._openDataConnection_(command, argument);
    } catch (ConnectException | NoRouteToHostException | SocketTimeoutException e) {
      if (!opening(e)) {
        throw e;
      }
      if (extended && isUseEPSVwithIPv4()) {
        setUseEPSVwithIPv4(false);
        return _openDataConnection_(command, argument);
      }
      throw new DataLineException(unopened());
    }
  }

  private boolean passive() {
    return getDataConnectionMode() == PASSIVE_LOCAL_DATA_CONNECTION_MODE;
  }

  /** Whether that line could not be opened; else an answer on the other one did not come. */
  private static boolean opening(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return !(e instanceof SocketTimeoutException)
        || text.contains("connect")
        || text.contains("accept");
  }

  private String unopened() {
    return passive()
        ? "port "
            + getPassivePort()
            + " of "
            + getPassiveHost()
            + ", which it opened for files and listings, can't be reached. Ask who runs it to let"
            + " its passive ports through the firewall, or set .active=true."
        : "it opens no connection to us for files and listings (.active=true). A firewall may be in"
            + " the way; without .active we open it.";
  }
}
