package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import caravan.settings.HostPort;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventStreamsTests {

  private final AtomicInteger looks = new AtomicInteger();

  private Map<String, String> fragments(String screen) {
    if (looks.incrementAndGet() <= 2) {
      throw new NoClassDefFoundError("caravan/web/Gone");
    }
    return Map.of("place", "look " + looks);
  }

  @Test
  void pages_are_told_again_once_an_error_is_over_which_is_said_once() throws IOException {
    HostPort any = new HostPort("127.0.0.1", 0);
    try (CapturedLog log = new CapturedLog();
        EventStreams streams = new EventStreams(this::fragments);
        StatusServer server =
            StatusServer.start(
                any,
                Map.of("/events", () -> streams.listen("now", "a browser", () -> true)),
                Duration.ofSeconds(20));
        Socket socket = new Socket("127.0.0.1", server.address().port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      Scanner told = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8);
      assertThat(told.findWithinHorizon("look 3", 10_000)).isNotNull();
      assertThat(log.lines())
          .containsOnlyOnce(
              "WARN The page can't tell what has changed: java.lang.NoClassDefFoundError: caravan/web/Gone");
    }
  }
}
