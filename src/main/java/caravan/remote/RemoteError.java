package caravan.remote;

import caravan.road.intake.InboxException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.SftpException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;

/**
 * What went wrong with a server, in words for the person who runs Caravan.
 *
 * @param all whether it concerns all that is done there, not one file alone
 * @param kind what kind of fault
 */
record RemoteError(String words, boolean all, Kind kind) {

  /** What is done about it besides waiting. */
  enum Kind {
    /** Nothing. */
    USUAL,
    /** The server has no room for one more connection of ours. */
    CROWDED,
    /** The connection is of no use any more. */
    LOST,
    /** A login was refused: another try soon would lock us out. */
    LOGIN
  }

  private static final int LOGIN = 530;
  private static final int CLOSING = 421;
  private static final Set<Integer> NO_DATA_LINE = Set.of(425, 434);
  private static final Set<Integer> REFUSED = Set.of(450, 550, 553);
  private static final Set<Integer> REFUSED_BY_SFTP =
      Set.of(ChannelSftp.SSH_FX_NO_SUCH_FILE, ChannelSftp.SSH_FX_PERMISSION_DENIED);
  private static final Pattern ROOM =
      Pattern.compile("too many|maximum number|connection limit|no more connections|max.* clients");

  /** What the library makes of a 421 without words. */
  private static final Pattern WORDLESS =
      Pattern.compile("(?:null )?FTP response 421 received\\.\\s*Server closed connection\\.?");

  /** How the library writes the status of an SFTP answer in front of its words. */
  private static final Pattern STATUS =
      Pattern.compile("^(?:SSH_FX_[A-Z_]+|Unknown code: \\(\\d+\\)): ");

  private static final Pattern IDLE = Pattern.compile("time-?out|timed out|idle|no transfer");

  /** Endpoints are called by names of our own, which nobody else knows. */
  private static final Pattern ENDPOINT =
      Pattern.compile("\\s*(?:(?:from|to|at):? )?(?:s?ftps?://)(?:in|out)-\\d+\\S*");

  private static final Pattern OTHER_KEY = Pattern.compile("hostkey has been changed|revoked");
  private static final Pattern NO_HOST_KEY =
      Pattern.compile("unknownhostkey|reject hostkey|host key");
  private static final Pattern NO_KEY = Pattern.compile("passphrase|invalid privatekey");
  private static final Pattern NO_LOGIN = Pattern.compile("auth fail|auth cancel|too many auth");
  private static final Pattern FULL =
      Pattern.compile(
          "no space|disk full|disk is full|quota|insufficient storage|not enough space");

  /** What OpenSSH, MINA and Apache's FTP server say of a full disk. */
  private static final Pattern NO_REASON =
      Pattern.compile("^(?:general )?failure\\.?$|error on output file|error writing file");

  private static final Pattern LOST =
      Pattern.compile(
          "connection closed|session is down|pipe closed|socket closed|socket is closed|broken pipe|end of io|"
              + "connection reset|inputstream is closed|not opened|connection is closed|"
              + "channel is down|connection was lost|eof");

  static RemoteError of(Throwable failure, Server server) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    for (Throwable t : chain) {
      RemoteError known = known(t, server);
      if (known != null) {
        return known;
      }
    }
    return new RemoteError(sentence(words(chain)), false, Kind.USUAL);
  }

  /** Whether a server refused one thing, and is well otherwise. */
  static boolean refusal(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (REFUSED.contains(code(t))
          || (t instanceof SftpException sftp && REFUSED_BY_SFTP.contains(sftp.id))) {
        return true;
      }
    }
    return false;
  }

  /** What the server itself says of it. */
  static String reply(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return own(last);
  }

  private static @org.jspecify.annotations.Nullable RemoteError known(Throwable t, Server server) {
    String text =
        STATUS.matcher(String.valueOf(t.getMessage())).replaceFirst("").toLowerCase(Locale.ROOT);
    String host = server.remote().host();
    if (t instanceof DataLineException) {
      return all(own(t));
    }
    RemoteError room = room(t, text);
    if (room != null) {
      return room;
    }
    if (t instanceof JSchAlgoNegoFailException differ) {
      return all(
          "it has no "
              + kind(differ.getAlgorithmName())
              + " that Caravan knows: it offers "
              + differ.getServerProposal()
              + ", Caravan knows "
              + differ.getJSchProposal()
              + ". Ask who runs it to allow one of these.");
    }
    if (text.contains(SingleLoginAttempt.EXPIRED)) {
      return new RemoteError(
          "the password of "
              + server.remote().user()
              + " must be changed before it lets anybody in: log in by hand, change it, and give"
              + " Caravan the new one.",
          true,
          Kind.LOGIN);
    }
    if (t instanceof UnknownHostException || text.contains("unknownhostexception")) {
      return all("no machine is called " + host + "; check the address or the network.");
    }
    if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
      return all("nobody answers at port " + server.remote().port() + " of " + host + ".");
    }
    if (OTHER_KEY.matcher(text).find()) {
      return all("its key is another than the one in " + keysFrom(server));
    }
    if (NO_HOST_KEY.matcher(text).find()) {
      return all("its key is not in " + keysFrom(server));
    }
    if (NO_KEY.matcher(text).find()) {
      return all(
          "the key file "
              + server.remote().login().keyFile().map(Object::toString).orElse("")
              + " can't be opened: "
              + sentence(own(t))
              + " Set its passphrase with .key-passphrase or .key-passphrase-file.");
    }
    if (NO_LOGIN.matcher(text).find() || code(t) == LOGIN) {
      return new RemoteError(
          "it refuses the login of "
              + server.remote().user()
              + "; check the user and the "
              + (server.remote().login().keyFile().isPresent()
                  ? "key file, its passphrase and the password."
                  : "password."),
          true,
          Kind.LOGIN);
    }
    if (t instanceof CertificateException) {
      return all(
          "its certificate is not trusted or not for this name: "
              + sentence(String.valueOf(t.getMessage()))
              + " Ask who runs it for the certificate, or its authority's, and name the file with"
              + " .certificate-file.");
    }
    if (t instanceof SSLException && text.contains("version")) {
      return all(
          "it speaks neither TLS 1.2 nor TLS 1.3: "
              + sentence(String.valueOf(t.getMessage()).strip())
              + " Ask who runs it for one of these.");
    }
    if (t instanceof SSLException && !(t.getCause() instanceof CertificateException)) {
      return all(
          "no encrypted connection comes about: "
              + sentence(String.valueOf(t.getMessage()).strip())
              + " Ask who runs it whether it speaks FTPS, and whether from the first byte on"
              + " (.implicit).");
    }
    if (t instanceof SocketTimeoutException || text.contains("timeout")) {
      return all("it does not answer in time.");
    }
    if (FULL.matcher(text).find() || code(t) == 452 || code(t) == 552) {
      return all("its disk is full, or your share of it: " + sentence(own(t)));
    }
    if (t instanceof InboxException) {
      return new RemoteError(sentence(own(t)), false, Kind.USUAL);
    }
    if (NO_REASON.matcher(text).find()) {
      return new RemoteError(
          "it does not take the file and does not say why ("
              + own(t)
              + "); its disk may be full, or we may not write there.",
          false,
          Kind.USUAL);
    }
    return lost(t, text) ? new RemoteError("the connection was lost.", true, Kind.LOST) : null;
  }

  private static boolean lost(Throwable t, String text) {
    return t instanceof NullPointerException
        || t instanceof FTPConnectionClosedException
        || LOST.matcher(text).find();
  }

  /** A server that has no room for us, closes the line or opens none for files. */
  private static @org.jspecify.annotations.Nullable RemoteError room(Throwable t, String text) {
    int code = code(t);
    String said = own(t).toLowerCase(Locale.ROOT);
    if (code == CLOSING && IDLE.matcher(said).find()) {
      return new RemoteError("the connection was lost.", true, Kind.LOST);
    }
    if (code == CLOSING || (code == LOGIN && ROOM.matcher(said + text).find())) {
      return new RemoteError(
          "it has no room for us just now: " + sentence(own(t)), true, Kind.CROWDED);
    }
    return NO_DATA_LINE.contains(code)
        ? all("it opens no line for files and listings: " + sentence(own(t)))
        : null;
  }

  private static String kind(String algorithms) {
    if (algorithms.startsWith("cipher")) {
      return "cipher";
    }
    return switch (algorithms) {
      case "kex" -> "key exchange";
      case "server_host_key" -> "kind of host key";
      default -> algorithms;
    };
  }

  private static String keysFrom(Server server) {
    return server.remote().known().map(Object::toString).orElse("known-hosts")
        + "; ask who runs it, and put the right key there (ssh-keyscan -p "
        + server.remote().port()
        + " "
        + server.remote().host()
        + " prints it).";
  }

  private static RemoteError all(String words) {
    return new RemoteError(words, true, Kind.USUAL);
  }

  private static int code(Throwable t) {
    return t instanceof GenericFileOperationFailedException failed ? failed.getCode() : 0;
  }

  private static String words(List<Throwable> chain) {
    StringBuilder words = new StringBuilder();
    for (Throwable t : chain) {
      String own = own(t);
      if (words.indexOf(own) < 0) {
        words.append(words.isEmpty() ? "" : ": ").append(own);
      }
    }
    return words.toString();
  }

  private static String own(Throwable t) {
    String words =
        t instanceof GenericFileOperationFailedException failed && failed.getReason() != null
            ? failed.getReason().strip()
            : t.getMessage();
    return words == null || words.isBlank()
        ? t.getClass().getSimpleName()
        : plain(words.lines().findFirst().orElse("").strip());
  }

  private static String plain(String words) {
    String named = STATUS.matcher(words).replaceFirst("");
    String reply = WORDLESS.matcher(named).replaceAll("it said 421 and hung up");
    return ENDPOINT.matcher(reply).replaceAll("");
  }

  private static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
