package caravan.wiring;

import caravan.road.LandingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.camel.component.file.GenericFileOperationFailedException;

/**
 * What went wrong with a server, in words for the person who runs Caravan.
 *
 * @param all whether it concerns all that is done there, not one file alone
 */
record RemoteFault(String words, boolean all) {

  private static final int LOGIN = 530;
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

  static RemoteFault of(Throwable failure, Server server) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable t = failure; t != null && !chain.contains(t); t = t.getCause()) {
      chain.add(t);
    }
    for (Throwable t : chain) {
      RemoteFault known = known(t, server);
      if (known != null) {
        return known;
      }
    }
    return new RemoteFault(sentence(words(chain)), false);
  }

  private static @org.jspecify.annotations.Nullable RemoteFault known(Throwable t, Server server) {
    String text = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
    String host = server.remote().host();
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
      return all(
          "it refuses the login of "
              + server.remote().user()
              + "; check the user and the "
              + (server.remote().login().keyFile().isPresent()
                  ? "key file, its passphrase and the password."
                  : "password."));
    }
    if (t instanceof CertificateException) {
      return all(
          "its certificate is not trusted or not for this name: "
              + sentence(String.valueOf(t.getMessage()))
              + " Ask who runs it for the certificate, or its authority's, and name the file with"
              + " .certificate-file.");
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
    if (t instanceof LandingException) {
      return new RemoteFault(sentence(own(t)), false);
    }
    if (NO_REASON.matcher(text).find()) {
      return new RemoteFault(
          "it does not take the file and does not say why ("
              + own(t)
              + "); its disk may be full, or we may not write there.",
          false);
    }
    return LOST.matcher(text).find() ? all("the connection was lost.") : null;
  }

  private static String keysFrom(Server server) {
    return server.remote().known().map(Object::toString).orElse("known-hosts")
        + "; ask who runs it, and put the right key there (ssh-keyscan -p "
        + server.remote().port()
        + " "
        + server.remote().host()
        + " prints it).";
  }

  private static RemoteFault all(String words) {
    return new RemoteFault(words, true);
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
    if (t instanceof GenericFileOperationFailedException failed && failed.getReason() != null) {
      return failed.getReason().strip();
    }
    String message = t.getMessage();
    return message == null || message.isBlank()
        ? t.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").strip();
  }

  private static String sentence(String words) {
    return words.endsWith(".") ? words : words + ".";
  }
}
