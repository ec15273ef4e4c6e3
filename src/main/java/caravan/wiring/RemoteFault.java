package caravan.wiring;

import caravan.road.LandingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
  private static final Pattern NO_HOST_KEY =
      Pattern.compile("unknownhostkey|reject hostkey|hostkey has been changed|host key");
  private static final Pattern NO_LOGIN = Pattern.compile("auth fail|auth cancel|too many auth");
  private static final Pattern FULL =
      Pattern.compile(
          "no space|disk full|disk is full|quota|insufficient storage|not enough space");
  private static final Pattern LOST =
      Pattern.compile(
          "connection closed|session is down|pipe closed|socket closed|broken pipe|end of io|"
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
    if (NO_HOST_KEY.matcher(text).find()) {
      return all(
          "its key is not the one in "
              + server.remote().knownHosts().map(Object::toString).orElse("known-hosts")
              + "; ask who runs it, and put the right key there (ssh-keyscan -p "
              + server.remote().port()
              + " "
              + host
              + " prints it).");
    }
    if (NO_LOGIN.matcher(text).find() || code(t) == LOGIN) {
      return all(
          "it refuses the login of "
              + server.remote().user()
              + "; check the user, the password and the key file.");
    }
    if (t instanceof SSLException) {
      return all(
          "its certificate is not trusted or not for this name: "
              + sentence(String.valueOf(t.getMessage()))
              + " Name a trust store with JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE.");
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
    return LOST.matcher(text).find() ? all("the connection was lost.") : null;
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
