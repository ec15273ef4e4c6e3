package caravan.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import caravan.road.intake.Inbox;
import caravan.settings.Remote;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a server's failures, by what its libraries throw. */
class RemoteErrorTests {

  private static final Server FTP = PretendedServer.ftp(2121);

  private static final Server SFTP =
      new Server(
          "in-2",
          new Remote(
              Remote.Scheme.SFTP,
              "anna",
              "files.example.com",
              22,
              "lists",
              new Remote.Login(
                  Optional.empty(), Optional.of(Path.of("/keys/id")), Optional.empty()),
              Optional.of(Path.of("/keys/known")),
              false,
              false));

  private static Throwable wrapped(Throwable cause) {
    return new GenericFileOperationFailedException("can't list", cause);
  }

  private static Throwable replied(int code, String words) {
    return new GenericFileOperationFailedException(code, words);
  }

  private static Throwable sftp(int status, String words) {
    return new SftpException(status, words);
  }

  static Stream<Arguments> whole_servers() {
    return Stream.of(
        Arguments.of(new UnknownHostException("x"), "no machine is called files.example.com"),
        Arguments.of(new ConnectException("x"), "nobody answers at port 2121 of files.example.com"),
        Arguments.of(new NoRouteToHostException("x"), "nobody answers at port 2121"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "it does not answer in time."),
        Arguments.of(new JSchException("timeout: socket"), "it does not answer in time."),
        Arguments.of(new DataLineException("no line. Do this."), "no line. Do this."),
        Arguments.of(
            replied(425, "no ports left"),
            "it opens no line for files and listings: no ports left."),
        Arguments.of(replied(452, "no room"), "its disk is full, or your share of it: no room."),
        Arguments.of(
            replied(552, "Quota exceeded."),
            "its disk is full, or your share of it: Quota exceeded."),
        Arguments.of(sftp(4, "No space left on device"), "its disk is full"),
        Arguments.of(
            new CertificateException("No name matching x"),
            "its certificate is not trusted or not for this name: No name matching x."),
        Arguments.of(
            new SSLException("Unsupported or unrecognized version"),
            "it speaks neither TLS 1.2 nor TLS 1.3"),
        Arguments.of(
            new SSLException("Unrecognized SSL message"), "no encrypted connection comes about"),
        Arguments.of(new JSchException("UnknownHostKey: x"), "its key is not in known-hosts"),
        Arguments.of(
            new JSchException("HostKey has been changed"),
            "its key is another than the one in known-hosts"));
  }

  @ParameterizedTest
  @MethodSource("whole_servers")
  void what_concerns_all_that_is_done_there_is_said_so(Throwable failure, String words) {
    for (Throwable thrown : new Throwable[] {failure, wrapped(failure)}) {
      RemoteError error = RemoteError.of(thrown, FTP);
      assertThat(error.words()).startsWith(words);
      assertThat(error.all()).isTrue();
      assertThat(error.kind()).isEqualTo(RemoteError.Kind.USUAL);
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_is_said_before_the_handshake_that_failed_by_it() {
    SSLException handshake = new SSLHandshakeException("PKIX path building failed");
    handshake.initCause(new CertificateException("unable to find valid certification path"));
    assertThat(RemoteError.of(wrapped(handshake), FTP).words())
        .startsWith("its certificate is not trusted or not for this name: unable to find");
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of(
            replied(421, "Too many users"),
            RemoteError.Kind.CROWDED,
            "it has no room for us just now: Too many users."),
        Arguments.of(
            replied(530, "Sorry, the maximum number of clients is reached"),
            RemoteError.Kind.CROWDED,
            "it has no room"),
        Arguments.of(
            replied(421, "Timeout (300 seconds): closing"),
            RemoteError.Kind.LOST,
            "the connection was lost."),
        Arguments.of(
            replied(421, "Idle for too long"), RemoteError.Kind.LOST, "the connection was lost."),
        Arguments.of(
            new FTPConnectionClosedException("x"),
            RemoteError.Kind.LOST,
            "the connection was lost."),
        Arguments.of(
            new SocketException("Broken pipe"), RemoteError.Kind.LOST, "the connection was lost."),
        Arguments.of(
            new JSchException("session is down"),
            RemoteError.Kind.LOST,
            "the connection was lost."),
        Arguments.of(new NullPointerException(), RemoteError.Kind.LOST, "the connection was lost."),
        Arguments.of(
            replied(530, "Login incorrect"),
            RemoteError.Kind.LOGIN,
            "it refuses the login of anna; check the user and the password."),
        Arguments.of(
            new JSchException("Auth fail for methods"),
            RemoteError.Kind.LOGIN,
            "it refuses the login of anna"),
        Arguments.of(
            new JSchException(SingleLoginAttempt.EXPIRED),
            RemoteError.Kind.LOGIN,
            "the password of anna must be changed"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void what_something_is_done_about_is_of_a_kind_of_its_own(
      Throwable failure, RemoteError.Kind kind, String words) {
    RemoteError error = RemoteError.of(wrapped(failure), FTP);
    assertThat(error.kind()).isEqualTo(kind);
    assertThat(error.words()).startsWith(words);
    assertThat(error.all()).isTrue();
  }

  @Test
  void where_a_key_file_logs_in_it_is_named() {
    assertThat(RemoteError.of(new JSchException("Auth fail"), SFTP).words())
        .isEqualTo(
            "it refuses the login of anna; check the user and the key file, its passphrase and the password.");
    assertThat(RemoteError.of(new JSchException("invalid privatekey: /keys/id"), SFTP).words())
        .startsWith("the key file /keys/id can't be opened")
        .endsWith("Set its passphrase with .key-passphrase or .key-passphrase-file.");
    assertThat(RemoteError.of(new JSchException("UnknownHostKey: x"), SFTP).words())
        .contains("/keys/known", "ssh-keyscan -p 22 files.example.com");
  }

  private static Throwable noList() {
    return catchThrowable(
        () ->
            new Inbox(Path.of("nowhere"), server -> OptionalLong.of(0))
                .land(null, 1, FTP.address(), "a.csv"));
  }

  @Test
  void what_concerns_one_file_is_said_in_the_server_s_words() {
    RemoteError refused = RemoteError.of(replied(550, "spring.csv: Permission denied"), FTP);
    assertThat(refused)
        .isEqualTo(
            new RemoteError("spring.csv: Permission denied.", false, RemoteError.Kind.USUAL));
    RemoteError half = RemoteError.of(noList(), FTP);
    assertThat(half.words()).isEqualTo("the server does not hand out a.csv.");
    assertThat(half.all()).isFalse();
    RemoteError silent = RemoteError.of(sftp(ChannelSftp.SSH_FX_FAILURE, "Failure"), SFTP);
    assertThat(silent.words())
        .startsWith("it does not take the file and does not say why (Failure)");
    assertThat(silent.all()).isFalse();
  }

  @Test
  void words_that_stand_in_several_causes_are_said_once_and_no_endpoint_is_named() {
    Throwable chain =
        new GenericFileOperationFailedException(
            "odd thing at: ftp://in-1/lists", new IOException("odd thing"));
    assertThat(RemoteError.of(chain, FTP).words()).isEqualTo("odd thing.");
    assertThat(RemoteError.of(new IOException(), FTP).words()).isEqualTo("IOException.");
    IOException ring = new IOException("a");
    ring.initCause(new IOException("b", ring));
    assertThat(RemoteError.of(ring, FTP).words()).isEqualTo("a: b.");
  }

  @Test
  void a_refusal_of_one_thing_is_told_from_a_server_that_fails() {
    assertThat(RemoteError.refusal(wrapped(replied(550, "no")))).isTrue();
    assertThat(RemoteError.refusal(replied(450, "busy"))).isTrue();
    assertThat(RemoteError.refusal(replied(553, "name"))).isTrue();
    assertThat(RemoteError.refusal(wrapped(sftp(ChannelSftp.SSH_FX_NO_SUCH_FILE, "x")))).isTrue();
    assertThat(RemoteError.refusal(sftp(ChannelSftp.SSH_FX_PERMISSION_DENIED, "x"))).isTrue();
    assertThat(RemoteError.refusal(sftp(ChannelSftp.SSH_FX_FAILURE, "x"))).isFalse();
    assertThat(RemoteError.refusal(replied(421, "no"))).isFalse();
    assertThat(RemoteError.refusal(new IOException("550"))).isFalse();
  }

  @Test
  void a_reply_is_what_the_last_cause_says() {
    assertThat(RemoteError.reply(wrapped(replied(550, "Permission denied\nmore of it"))))
        .isEqualTo("Permission denied");
  }
}
