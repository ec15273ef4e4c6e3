package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.Domain;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Has each request answered by its channel, after its latency, with its faults, and logs it. */
final class RequestHandler {

  private final List<ChannelServer> servers;
  private final CallLog callLog;
  private final Clock clock;
  private final Delays delays;
  private final ResponseWriter responseWriter;
  private final Random random;
  private volatile FaultInjector faultInjector;
  private volatile Latency latency;

  RequestHandler(
      List<ChannelServer> servers,
      CallLog callLog,
      Clock clock,
      Delays delays,
      SandboxOptions options) {
    this.servers = servers;
    this.callLog = callLog;
    this.clock = clock;
    this.delays = delays;
    this.responseWriter = new ResponseWriter(delays);
    this.random = new Random(options.seed());
    this.faultInjector = new FaultInjector(options.faults());
    this.latency = options.latency();
  }

  void faults(List<Fault> faults) {
    faultInjector = new FaultInjector(faults);
  }

  void latency(Latency spread) {
    latency = spread;
  }

  /**
   * Writes the answer; throws {@link CutConnectionException} where the connection is to end without
   * one.
   */
  void receive(IncomingRequest incomingRequest, ClassicHttpResponse response) throws IOException {
    responseWriter.leave(serve(incomingRequest), response);
  }

  private Served serve(IncomingRequest incomingRequest) throws IOException {
    Optional<ChannelServer> found =
        servers.stream().filter(c -> c.hears(incomingRequest)).findFirst();
    if (found.isEmpty()) {
      String message = "Cannot " + incomingRequest.method() + " " + incomingRequest.path();
      return Served.refused(ErrorBodies.statusFirst(404, "Not Found", message));
    }
    ChannelServer channelServer = found.get();
    if (!channelServer.method().equals(incomingRequest.method())) {
      return Served.refused(wrongMethod(incomingRequest, channelServer));
    }
    Instant received = clock.instant();
    long span = latency.draw(random);
    // the server counts at some moment between the two ends of a call
    long before = span == 0 ? 0 : random.nextLong(span + 1);
    delays.pause(Duration.ofMillis(before));
    Served served =
        channelServer.serve(
            incomingRequest, faultInjector.draw(channelServer.channel(), clock.instant(), random));
    delays.pause(Duration.ofMillis(span - before));
    note(received, channelServer.channel(), served);
    return served;
  }

  private void note(Instant received, Channel channel, Served served) {
    Domain domain = served.domain();
    callLog.note(
        new RecordedCall(
            received,
            clock.instant(),
            channel,
            served.codes(),
            domain,
            served.tokens(),
            served.response().map(OutgoingResponse::status).orElse(0),
            served.response().map(OutgoingResponse::body).orElse("")));
  }

  private static OutgoingResponse wrongMethod(
      IncomingRequest incomingRequest, ChannelServer channelServer) {
    String message =
        incomingRequest.method() + " is not supported here, only " + channelServer.method();
    OutgoingResponse plain = ErrorBodies.statusFirst(405, "Method Not Allowed", message);
    return new OutgoingResponse(
        405,
        Map.of("Allow", channelServer.method(), "Content-Type", "application/json; charset=utf-8"),
        plain.body());
  }
}
