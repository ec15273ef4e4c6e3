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

/** Takes each request to its clerk, lets it wait, has mishaps befall it, and writes the diary. */
final class Reception {

  private final List<Clerk> clerks;
  private final Diary diary;
  private final Clock clock;
  private final Patience patience;
  private final Exit exit;
  private final Random random;
  private volatile Mishaps mishaps;
  private volatile Latency latency;

  Reception(
      List<Clerk> clerks, Diary diary, Clock clock, Patience patience, SandboxOptions options) {
    this.clerks = clerks;
    this.diary = diary;
    this.clock = clock;
    this.patience = patience;
    this.exit = new Exit(patience);
    this.random = new Random(options.seed());
    this.mishaps = new Mishaps(options.faults());
    this.latency = options.latency();
  }

  void faults(List<Fault> faults) {
    mishaps = new Mishaps(faults);
  }

  void latency(Latency spread) {
    latency = spread;
  }

  /** Writes the answer; throws {@link Cut} where the connection is to end without one. */
  void receive(Request request, ClassicHttpResponse response) throws IOException {
    exit.leave(serve(request), response);
  }

  private Served serve(Request request) throws IOException {
    Optional<Clerk> found = clerks.stream().filter(c -> c.hears(request)).findFirst();
    if (found.isEmpty()) {
      String message = "Cannot " + request.method() + " " + request.path();
      return Served.refused(Errors.statusFirst(404, "Not Found", message));
    }
    Clerk clerk = found.get();
    if (!clerk.method().equals(request.method())) {
      return Served.refused(wrongMethod(request, clerk));
    }
    Instant received = clock.instant();
    long span = latency.draw(random);
    // the server counts at some moment between the two ends of a call
    long before = span == 0 ? 0 : random.nextLong(span + 1);
    patience.pause(Duration.ofMillis(before));
    Served served = clerk.serve(request, mishaps.draw(clerk.channel(), clock.instant(), random));
    patience.pause(Duration.ofMillis(span - before));
    note(received, clerk.channel(), served);
    return served;
  }

  private void note(Instant received, Channel channel, Served served) {
    Domain domain = served.domain();
    diary.note(
        new Seen(
            received,
            clock.instant(),
            channel,
            served.codes(),
            domain,
            served.tokens(),
            served.response().map(Response::status).orElse(0),
            served.response().map(Response::body).orElse("")));
  }

  private static Response wrongMethod(Request request, Clerk clerk) {
    String message = request.method() + " is not supported here, only " + clerk.method();
    Response plain = Errors.statusFirst(405, "Method Not Allowed", message);
    return new Response(
        405,
        Map.of("Allow", clerk.method(), "Content-Type", "application/json; charset=utf-8"),
        plain.body());
  }
}
