package caravan.remote;

import caravan.network.ProxyException;
import caravan.remote.RemoteError.Kind;
import caravan.road.intake.InboxException;
import com.jcraft.jsch.JSchAlgoNegoFailException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;

/** What is known of servers' faults: how each is told, and what is said of it. */
final class RemoteErrorTable {

  private static final int LOGIN = 530;
  private static final int CLOSING = 421;

  private static final Pattern ROOM =
      Pattern.compile("too many|maximum number|connection limit|no more connections|max.* clients");
  private static final Pattern IDLE = Pattern.compile("time-?out|timed out|idle|no transfer");
  private static final Pattern NO_HOST = Pattern.compile("unknownhostexception");
  private static final Pattern OTHER_KEY = Pattern.compile("hostkey has been changed|revoked");
  private static final Pattern NO_HOST_KEY =
      Pattern.compile("unknownhostkey|reject hostkey|host key");
  private static final Pattern NO_KEY = Pattern.compile("passphrase|invalid privatekey");
  private static final Pattern NO_LOGIN = Pattern.compile("auth fail|auth cancel|too many auth");
  private static final Pattern TIMEOUT = Pattern.compile("timeout");
  private static final Pattern TLS_VERSION = Pattern.compile("version");
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

  /** The first that applies is the one. */
  private static final List<Row> ROWS =
      List.of(
          all(
              cause -> ProxyException.in(cause.thrown()).isPresent(),
              (cause, server) ->
                  RemoteCause.sentence(
                      ProxyException.in(cause.thrown()).map(Throwable::getMessage).orElse(""))),
          all(is(DataLineException.class), (cause, server) -> cause.words()),
          new Row(
              cause -> cause.hasCode(CLOSING) && reply(IDLE, cause),
              RemoteErrorWords::lost,
              true,
              Kind.LOST),
          new Row(
              cause -> cause.hasCode(CLOSING) || (cause.hasCode(LOGIN) && crowded(cause)),
              (cause, server) -> "it has no room for us just now: " + cause.sentence(),
              true,
              Kind.CROWDED),
          all(
              cause -> cause.hasCode(425, 434),
              (cause, server) -> "it opens no line for files and listings: " + cause.sentence()),
          all(is(JSchAlgoNegoFailException.class), RemoteErrorWords::noAlgorithm),
          new Row(
              cause -> cause.text().contains(SingleLoginAttempt.EXPIRED),
              (cause, server) -> RemoteErrorWords.expired(server),
              true,
              Kind.LOGIN),
          all(
              is(UnknownHostException.class).or(says(NO_HOST)),
              (cause, server) ->
                  "no machine is called "
                      + server.remote().host()
                      + "; check the address or the network."),
          all(
              is(ConnectException.class).or(is(NoRouteToHostException.class)),
              (cause, server) ->
                  "nobody answers at port "
                      + server.remote().port()
                      + " of "
                      + server.remote().host()
                      + "."),
          all(
              says(OTHER_KEY),
              (cause, server) ->
                  "its key is another than the one in " + RemoteErrorWords.keysFrom(server)),
          all(
              says(NO_HOST_KEY),
              (cause, server) -> "its key is not in " + RemoteErrorWords.keysFrom(server)),
          all(says(NO_KEY), RemoteErrorWords::noKey),
          new Row(
              says(NO_LOGIN).or(cause -> cause.hasCode(LOGIN)),
              (cause, server) -> RemoteErrorWords.noLogin(server),
              true,
              Kind.LOGIN),
          all(
              is(CertificateException.class),
              (cause, server) ->
                  "its certificate is not trusted or not for this name: "
                      + message(cause)
                      + " Ask who runs it for the certificate, or its authority's, and name the"
                      + " file with .certificate-file, or an authority of the company's with"
                      + " caravan.ca-file."),
          all(
              is(SSLException.class).and(says(TLS_VERSION)),
              (cause, server) ->
                  "it speaks neither TLS 1.2 nor TLS 1.3: "
                      + message(cause)
                      + " Ask who runs it for one of these."),
          all(
              is(SSLException.class)
                  .and(cause -> !(cause.thrown().getCause() instanceof CertificateException)),
              (cause, server) ->
                  "no encrypted connection comes about: "
                      + message(cause)
                      + " Ask who runs it whether it speaks FTPS, and whether from the first byte"
                      + " on (.implicit)."),
          all(
              is(SocketTimeoutException.class).or(says(TIMEOUT)),
              (cause, server) -> "it does not answer in time."),
          all(
              says(FULL).or(cause -> cause.hasCode(452, 552)),
              (cause, server) -> "its disk is full, or your share of it: " + cause.sentence()),
          new Row(is(InboxException.class), (cause, server) -> cause.sentence(), false, Kind.USUAL),
          new Row(
              says(NO_REASON),
              (cause, server) ->
                  "it does not take the file and does not say why ("
                      + cause.words()
                      + "); its disk may be full, or we may not write there.",
              false,
              Kind.USUAL),
          new Row(
              is(NullPointerException.class)
                  .or(is(FTPConnectionClosedException.class))
                  .or(says(LOST)),
              RemoteErrorWords::lost,
              true,
              Kind.LOST));

  private RemoteErrorTable() {}

  /** What is known of it; empty if nothing is. */
  static Optional<RemoteError> find(RemoteCause cause, Server server) {
    return ROWS.stream()
        .filter(row -> row.applies().test(cause))
        .findFirst()
        .map(row -> new RemoteError(row.words().apply(cause, server), row.all(), row.kind()));
  }

  /**
   * @param words whole sentences
   */
  private record Row(
      Predicate<RemoteCause> applies,
      BiFunction<RemoteCause, Server, String> words,
      boolean all,
      Kind kind) {}

  private static Row all(
      Predicate<RemoteCause> applies, BiFunction<RemoteCause, Server, String> words) {
    return new Row(applies, words, true, Kind.USUAL);
  }

  private static Predicate<RemoteCause> is(Class<? extends Throwable> kind) {
    return cause -> kind.isInstance(cause.thrown());
  }

  private static Predicate<RemoteCause> says(Pattern words) {
    return cause -> cause.says(words);
  }

  private static boolean crowded(RemoteCause cause) {
    return cause.says(ROOM) || reply(ROOM, cause);
  }

  private static boolean reply(Pattern words, RemoteCause cause) {
    return words.matcher(cause.words().toLowerCase(Locale.ROOT)).find();
  }

  private static String message(RemoteCause cause) {
    return RemoteCause.sentence(String.valueOf(cause.thrown().getMessage()).strip());
  }
}
