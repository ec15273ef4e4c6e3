package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.asinscope.CircanaBarcodes;
import caravan.harness.FreePort;
import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.ChannelState;
import caravan.ledger.Pause;
import caravan.road.SmallServer.Said;
import caravan.sandbox.SandboxOptions;
import caravan.status.ChannelReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What can't have been sent is charged to nobody; what may have been heard stands in nobody's way
 * for longer than it takes to ask; and no call takes longer than its timeout.
 */
class UnheardTests {

  @TempDir Path folder;

  private InProcess caravan(String url) {
    return new InProcess(folder, SandboxOptions.unlimited().build())
        .with("caravan.circana.url", url)
        .with("caravan.circana.plan", "trial")
        .with("caravan.circana.daily", "100")
        .with("caravan.linger", "50ms");
  }

  private static ChannelState state(InProcess caravan) {
    return caravan
        .daemon()
        .ledger()
        .pacing()
        .state(
            CircanaBarcodes.CHANNEL,
            caravan.daemon().plans().plan(CircanaBarcodes.CHANNEL),
            caravan.daemon().clock().instant());
  }

  private static ChannelReport report(InProcess caravan) {
    return caravan.daemon().reports().report().channels().stream()
        .filter(channel -> channel.channel().equals(CircanaBarcodes.CHANNEL))
        .findFirst()
        .orElseThrow();
  }

  /** Why the channel is parked, once it is. */
  private static Pause pause(InProcess caravan) {
    await().until(() -> parked(caravan));
    return Optional.ofNullable(state(caravan).pause()).orElseThrow();
  }

  private static boolean parked(InProcess caravan) {
    return state(caravan).pause() != null;
  }

  private static void assertNothingCharged(InProcess caravan) {
    assertThat(state(caravan).dayLeft()).isEqualTo(100);
    assertThat(state(caravan).spent()).isEmpty();
    assertThat(report(caravan).tokensToday()).isZero();
    assertThat(caravan.daemon().reports().report().atWork())
        .singleElement()
        .satisfies(list -> assertThat(list.record().tokens()).isZero());
  }

  @Test
  void a_server_that_refuses_again_and_again_costs_nothing_and_is_asked_once_it_is_back() {
    int port = FreePort.next();
    try (InProcess caravan = caravan("http://127.0.0.1:" + port)) {
      caravan.start().drop("a.txt", Home.asins(0, 30));
      assertThat(pause(caravan).words()).contains("no connection");
      await("refused three times").until(() -> state(caravan).failures() >= 3);
      assertNothingCharged(caravan);
      try (SmallServer server =
          new SmallServer(port, (call, codes) -> SmallServer.found(codes, 70))) {
        JsonNode receipt = caravan.receipt("a");
        assertThat(receipt.at("/rows/found").asInt()).isEqualTo(30);
        assertThat(receipt.path("tokensSpent").asInt()).isEqualTo(30);
        assertThat(receipt.path("calls").asInt()).isEqualTo(server.calls().size()).isEqualTo(1);
        assertThat(report(caravan).tokensLeft()).isEqualTo(70);
        assertThat(report(caravan).tokensToday()).isEqualTo(30);
      }
    }
  }

  @Test
  void a_name_that_is_unknown_costs_nothing() {
    try (InProcess caravan = caravan("https://caravan.invalid")) {
      caravan.start().drop("a.txt", Home.asins(0, 30));
      assertThat(pause(caravan).words()).contains("resolved");
      assertNothingCharged(caravan);
    }
  }

  @Test
  void a_tls_that_is_not_agreed_costs_nothing() {
    try (InProcess caravan = caravan("https://127.0.0.1:1")) {
      caravan.with("caravan.circana.url", "https://127.0.0.1:" + caravan.sandbox().port()).start();
      caravan.drop("a.txt", Home.asins(0, 30));
      assertThat(pause(caravan).words()).contains("TLS");
      assertNothingCharged(caravan);
      assertThat(caravan.sandbox().diary().calls(CircanaBarcodes.CHANNEL)).isZero();
    }
  }

  @Test
  void a_server_that_never_answers_the_tls_hello_is_told_within_the_timeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        InProcess caravan = caravan("https://127.0.0.1:" + silent.getLocalPort())) {
      toldWithinTheTimeout(caravan);
    }
  }

  @Test
  void a_port_that_drops_its_callers_is_told_within_the_timeout() throws IOException {
    List<Socket> queue = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InProcess caravan = caravan("http://127.0.0.1:" + full.getLocalPort())) {
      fill(full, queue);
      toldWithinTheTimeout(caravan);
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

  private static void toldWithinTheTimeout(InProcess caravan) {
    caravan.with("caravan.circana.timeout", "1s").start();
    caravan.drop("a.txt", Home.asins(0, 30));
    await().until(() -> state(caravan).inFlight() > 0);
    await("nobody says when it will be done").until(() -> report(caravan).done() == null);
    assertThat(pause(caravan).words())
        .isEqualTo(
            "no connection within the timeout; check the URL, the network and the firewall, and where"
                + " only a proxy leads out, caravan.proxy");
    assertThat(report(caravan).done()).isNull();
    assertNothingCharged(caravan);
  }

  @Test
  void an_answer_that_trickles_is_cut_off_at_the_timeout() {
    try (Trickle trickle = new Trickle();
        InProcess caravan = caravan("http://127.0.0.1:" + trickle.port())) {
      caravan.with("caravan.circana.timeout", "1s").start();
      caravan.drop("a.txt", Home.asins(0, 30));
      await().until(() -> state(caravan).inFlight() > 0);
      Pause pause = pause(caravan);
      assertThat(pause.words()).contains("no answer within the timeout");
      assertThat(state(caravan).dayLeft()).as("it may have been heard").isEqualTo(70);
    }
  }

  @Test
  void a_head_that_trickles_is_cut_off_at_the_timeout() {
    try (Trickle trickle = new Trickle(0);
        InProcess caravan = caravan("http://127.0.0.1:" + trickle.port())) {
      caravan.with("caravan.circana.timeout", "1s").start();
      caravan.drop("a.txt", Home.asins(0, 30));
      await().until(() -> state(caravan).inFlight() > 0);
      Pause pause = pause(caravan);
      assertThat(pause.words()).contains("no answer within the timeout");
    }
  }

  @Test
  void failures_that_used_up_our_count_do_not_use_up_the_day() {
    try (SmallServer server = new SmallServer(0, (call, codes) -> Said.of(503, ""));
        InProcess caravan = caravan(server.uri().toString())) {
      caravan.with("caravan.circana.rate", "100000").start();
      caravan.drop("a.txt", Home.asins(0, 50));
      await().until(() -> Long.valueOf(0).equals(state(caravan).dayLeft()));
      server.says((call, codes) -> SmallServer.found(codes, 50));
      caravan.daemon().ledger().pacing().resume(CircanaBarcodes.CHANNEL);
      JsonNode receipt = caravan.receipt("a");
      assertThat(receipt.at("/rows/found").asInt()).isEqualTo(50);
      assertThat(report(caravan).tokensLeft()).isEqualTo(50);
    }
  }

  @Test
  void failures_that_used_up_our_count_are_asked_about_after_a_restart() {
    try (SmallServer server = new SmallServer(0, (call, codes) -> Said.of(503, ""));
        InProcess caravan = caravan(server.uri().toString())) {
      caravan.with("caravan.circana.rate", "100000").start();
      caravan.drop("a.txt", Home.asins(0, 50));
      await().until(() -> Long.valueOf(0).equals(state(caravan).dayLeft()));
      caravan.stop();
      server.says((call, codes) -> SmallServer.found(codes, 50));
      caravan.start();
      assertThat(caravan.receipt("a").at("/rows/found").asInt()).isEqualTo(50);
    }
  }
}
