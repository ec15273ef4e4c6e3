package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.codes.Channel;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.road.SmallServer.Said;
import caravan.sandbox.SandboxOptions;
import caravan.status.ChannelReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can't have been sent is charged to nobody; what may have been heard stands in nobody's way
 * for longer than it takes to ask; and no call takes longer than its timeout.
 */
class UnheardTests {

  private static final Duration A_LITTLE = Duration.ofMillis(1_500);

  @TempDir Path folder;

  private Post post(String url) {
    return new Post(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.url", url)
        .with("caravan.circana.plan", "trial")
        .with("caravan.circana.daily", "100");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ChannelState state(Post post) {
    return post.daemon()
        .ledger()
        .pacing()
        .state(
            Channel.CIRCANA,
            post.daemon().plans().plan(Channel.CIRCANA),
            post.daemon().clock().instant());
  }

  private static ChannelReport report(Post post) {
    return post.daemon().reports().report().channels().stream()
        .filter(channel -> channel.channel() == Channel.CIRCANA)
        .findFirst()
        .orElseThrow();
  }

  /** How long it takes until the channel is parked, and why. */
  private static Pause parkedWithin(Post post, Duration limit) {
    await()
        .atMost(limit)
        .pollInterval(Durations.ONE_HUNDRED_MILLISECONDS)
        .until(() -> parked(post));
    return Optional.ofNullable(state(post).pause()).orElseThrow();
  }

  private static boolean parked(Post post) {
    return state(post).pause() != null;
  }

  private static void assertNothingCharged(Post post) {
    assertThat(state(post).dayLeft()).isEqualTo(100);
    assertThat(state(post).spent()).isEmpty();
    assertThat(report(post).tokensToday()).isZero();
    assertThat(post.daemon().reports().report().atWork())
        .singleElement()
        .satisfies(list -> assertThat(list.record().tokens()).isZero());
  }

  @Test
  void a_server_that_refuses_for_twelve_seconds_costs_nothing_and_is_asked_once_it_is_back()
      throws InterruptedException {
    int port = freePort();
    try (Post post = post("http://127.0.0.1:" + port)) {
      post.open().drop("a.txt", Post.asins(0, 30));
      assertThat(parkedWithin(post, Durations.FIVE_SECONDS).words()).contains("no connection");
      TimeUnit.SECONDS.sleep(12);
      assertNothingCharged(post);
      Instant back = Instant.now();
      try (SmallServer server =
          new SmallServer(port, (call, codes) -> SmallServer.found(codes, 70))) {
        JsonNode receipt = post.receipt("a");
        assertThat(Duration.between(back, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(receipt.at("/rows/found").asInt()).isEqualTo(30);
        assertThat(receipt.path("tokensSpent").asInt()).isEqualTo(30);
        assertThat(receipt.path("calls").asInt()).isEqualTo(server.calls().size()).isEqualTo(1);
        assertThat(report(post).tokensLeft()).isEqualTo(70);
        assertThat(report(post).tokensToday()).isEqualTo(30);
      }
    }
  }

  @Test
  void a_name_that_is_unknown_costs_nothing() {
    try (Post post = post("https://caravan.invalid")) {
      post.open().drop("a.txt", Post.asins(0, 30));
      assertThat(parkedWithin(post, Durations.TEN_SECONDS).words()).contains("resolved");
      assertNothingCharged(post);
    }
  }

  @Test
  void a_tls_that_is_not_agreed_costs_nothing() {
    try (Post post = post("https://127.0.0.1:1")) {
      post.with("caravan.circana.url", "https://127.0.0.1:" + post.sandbox().port()).open();
      post.drop("a.txt", Post.asins(0, 30));
      assertThat(parkedWithin(post, Durations.TEN_SECONDS).words()).contains("TLS");
      assertNothingCharged(post);
      assertThat(post.sandbox().diary().calls(Channel.CIRCANA)).isZero();
    }
  }

  @Test
  void a_server_that_never_answers_the_tls_hello_is_told_within_the_timeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Post post = post("https://127.0.0.1:" + silent.getLocalPort())) {
      toldWithinThreeSeconds(post);
    }
  }

  @Test
  void a_port_that_drops_its_callers_is_told_within_the_timeout() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Post post = post("http://127.0.0.1:" + full.getLocalPort())) {
      fill(full, queue);
      toldWithinThreeSeconds(post);
    } finally {
      for (Socket waiting : queue) {
        waiting.close();
      }
    }
  }

  /** Until the system lets no further connection wait for a server that takes none. */
  private static void fill(ServerSocket full, List<Socket> queue) {
    try {
      while (queue.size() < 50) {
        Socket waiting = new Socket();
        queue.add(waiting);
        waiting.connect(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()), 300);
      }
    } catch (IOException dropped) {
      assertThat(dropped).hasMessageContaining("timed out");
    }
  }

  private static void toldWithinThreeSeconds(Post post) {
    post.with("caravan.circana.timeout", "3s").open();
    post.drop("a.txt", Post.asins(0, 30));
    await().atMost(Durations.FIVE_SECONDS).until(() -> state(post).inFlight() > 0);
    await("nobody says when it will be done")
        .atMost(Durations.TWO_SECONDS)
        .until(() -> report(post).done() == null && !parked(post));
    await()
        .atMost(Duration.ofSeconds(3).plus(A_LITTLE))
        .pollInterval(Durations.ONE_HUNDRED_MILLISECONDS)
        .until(() -> parked(post));
    assertThat(Optional.ofNullable(state(post).pause()).orElseThrow().words())
        .isEqualTo("no connection within the timeout; check the URL, the network and the firewall");
    assertThat(report(post).done()).isNull();
    assertNothingCharged(post);
  }

  @Test
  void an_answer_that_trickles_is_cut_off_at_the_timeout() {
    try (Trickle trickle = new Trickle();
        Post post = post("http://127.0.0.1:" + trickle.port())) {
      post.with("caravan.circana.timeout", "2s").open();
      post.drop("a.txt", Post.asins(0, 30));
      await().atMost(Durations.FIVE_SECONDS).until(() -> state(post).inFlight() > 0);
      Pause pause = parkedWithin(post, Duration.ofSeconds(2).plus(A_LITTLE));
      assertThat(pause.words()).contains("no answer within the timeout");
      assertThat(state(post).dayLeft()).as("it may have been heard").isEqualTo(70);
    }
  }

  @Test
  void a_head_that_trickles_is_cut_off_at_the_timeout() {
    try (Trickle trickle = new Trickle(0);
        Post post = post("http://127.0.0.1:" + trickle.port())) {
      post.with("caravan.circana.timeout", "2s").open();
      post.drop("a.txt", Post.asins(0, 30));
      await().atMost(Durations.FIVE_SECONDS).until(() -> state(post).inFlight() > 0);
      Pause pause = parkedWithin(post, Duration.ofSeconds(2).plus(A_LITTLE));
      assertThat(pause.words()).contains("no answer within the timeout");
    }
  }

  @Test
  void failures_that_used_up_our_count_do_not_use_up_the_day() {
    try (SmallServer server = new SmallServer(0, (call, codes) -> Said.of(503, ""));
        Post post = post(server.uri().toString())) {
      post.with("caravan.circana.rate", "100000").open();
      post.drop("a.txt", Post.asins(0, 50));
      await()
          .atMost(Durations.TEN_SECONDS)
          .until(() -> Long.valueOf(0).equals(state(post).dayLeft()));
      server.says((call, codes) -> SmallServer.found(codes, 50));
      post.daemon().ledger().pacing().resume(Channel.CIRCANA);
      Instant resumed = Instant.now();
      JsonNode receipt = post.receipt("a");
      assertThat(Duration.between(resumed, Instant.now())).isLessThan(Duration.ofSeconds(5));
      assertThat(receipt.at("/rows/found").asInt()).isEqualTo(50);
      assertThat(report(post).tokensLeft()).isEqualTo(50);
    }
  }

  @Test
  void failures_that_used_up_our_count_are_asked_about_after_a_restart() {
    try (SmallServer server = new SmallServer(0, (call, codes) -> Said.of(503, ""));
        Post post = post(server.uri().toString())) {
      post.with("caravan.circana.rate", "100000").open();
      post.drop("a.txt", Post.asins(0, 50));
      await()
          .atMost(Durations.TEN_SECONDS)
          .until(() -> Long.valueOf(0).equals(state(post).dayLeft()));
      post.shut();
      server.says((call, codes) -> SmallServer.found(codes, 50));
      post.open();
      assertThat(post.receipt("a").at("/rows/found").asInt()).isEqualTo(50);
    }
  }
}
