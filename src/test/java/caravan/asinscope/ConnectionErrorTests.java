package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ConnectionErrorTests {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownHostException("api.example"), "name can't be resolved"),
        Arguments.of(new SSLHandshakeException("PKIX path"), "no trusted TLS connection"),
        Arguments.of(new ConnectException("Connection refused"), "no connection; check"),
        Arguments.of(new NoRouteToHostException(), "no connection; check"),
        Arguments.of(new ConnectTimeoutException("x"), "no connection within the timeout"),
        Arguments.of(new HttpConnectTimeoutException("x"), "no connection within the timeout"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "no answer within the timeout"),
        Arguments.of(new SocketException("Connection reset"), "the connection broke"),
        Arguments.of(new EOFException(), "the connection broke"),
        Arguments.of(new NoHttpResponseException("x"), "the connection broke"),
        Arguments.of(new IOException("odd"), "IOException (odd)"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void a_failure_is_named_by_its_cause(Throwable failure, String words) {
    RuntimeException wrapped = new IllegalStateException("outer", new RuntimeException(failure));
    for (Throwable one : new Throwable[] {failure, wrapped}) {
      assertThat(Samples.REPLIES.unreachable(one))
          .isInstanceOfSatisfying(
              Reply.Unavailable.class,
              outage -> {
                assertThat(outage.words()).contains(words).doesNotContain("outer");
                assertThat(outage.retryAfter()).isEqualTo(Optional.empty());
              });
    }
  }

  @Test
  void what_can_not_have_been_sent_was_not_heard() {
    IOException cut = new SocketException("Connection reset");
    for (IOException failure :
        new IOException[] {
          new UnknownHostException("api.example"),
          new ConnectException("Connection refused"),
          new NoRouteToHostException(),
          new SSLHandshakeException("PKIX path"),
          new NotSentException(cut),
          new IOException(new NotSentException(cut))
        }) {
      assertThat(heard(failure)).as(failure.toString()).isFalse();
    }
    for (IOException failure :
        new IOException[] {
          cut, new SocketTimeoutException("Read timed out"), new NoHttpResponseException("x")
        }) {
      assertThat(heard(failure)).as(failure.toString()).isTrue();
    }
  }

  private static boolean heard(IOException failure) {
    return ((Reply.Unavailable) Samples.REPLIES.unreachable(failure)).heard();
  }

  @Test
  void a_timeout_before_the_request_was_written_is_one_of_the_connection() {
    IOException silent = new NotSentException(new SocketTimeoutException("Read timed out"));
    assertThat(ConnectionError.sentence(silent)).startsWith("no connection within the timeout");
  }

  @Test
  void neither_a_key_nor_a_query_is_shown() {
    IOException failure =
        new IOException(
            "GET https://api.example/x?upc=1&key=circana-canary failed: circana-canary");
    assertThat(ConnectionError.sentence(failure)).doesNotContain("upc=1");
    assertThat(Samples.REPLIES.unreachable(failure))
        .isEqualTo(
            new Reply.Unavailable(
                Optional.empty(), "IOException (GET https://api.example/x failed: ***)"));
  }

  @Test
  void causes_that_run_in_a_ring_end() {
    IOException one = new IOException("one");
    IOException other = new IOException("other", one);
    one.initCause(other);
    assertThat(ConnectionError.sentence(one)).startsWith("IOException (");
  }
}
