package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Certificate;
import caravan.harness.InProcess;
import caravan.harness.LocalNginx;
import caravan.sandbox.SandboxOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The page behind nginx, over TLS and under a path. */
@Tag("slow")
@EnabledIf("caravan.harness.LocalNginx#there")
class ProxyTests {

  private static final Pattern LINK =
      Pattern.compile("(?:href|src|action|data-events)=\"([^\"#]*)\"");

  /** A stream is watched for so long: some beats, in the long tests as long as is promised. */
  private static final Duration STREAM =
      Boolean.getBoolean("caravan.crash.long") ? Duration.ofMinutes(5) : Duration.ofSeconds(20);

  @TempDir Path folder;
  private InProcess home;
  private LocalNginx nginx;
  private HttpClient client;
  private URI top;

  @BeforeEach
  void start() {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening()
        .with("caravan.http.base", "/caravan")
        .with("caravan.http.trusted-proxy", "127.0.0.1");
    home.start();
    home.drop("one.csv", "code\nB000000001\n123\n");
    home.receipt("one");
    Path keys = Certificate.in(folder.resolve("keys"));
    nginx = new LocalNginx(folder, keys, home.address(), "carla");
    client = HttpClient.newBuilder().sslContext(Certificate.trusting(keys)).build();
    top = URI.create("https://" + nginx.address() + "/caravan/");
  }

  @AfterEach
  void stop() {
    nginx.close();
    home.close();
  }

  private HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .header("Accept", "text/html")
        .timeout(Duration.ofSeconds(30));
  }

  private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return client.send(request(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void no_link_is_broken_or_absolute() throws Exception {
    await("it is seen").until(() -> get(top).body().contains("one"));
    Map<URI, Integer> seen = new HashMap<>();
    Deque<URI> further = new ArrayDeque<>();
    further.add(top);
    while (!further.isEmpty()) {
      URI page = further.remove();
      HttpResponse<String> answer = get(page);
      seen.put(page, answer.statusCode());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      Matcher link = LINK.matcher(type.startsWith("text/html") ? answer.body() : "");
      while (link.find()) {
        String to = link.group(1).replace("&amp;", "&");
        assertThat(to).as("on " + page).doesNotStartWith("/").doesNotContain("//");
        URI absolute =
            to.startsWith("?") // which URI takes for another folder, and no browser does
                ? URI.create(page.toString().replaceFirst("\\?.*", "") + to)
                : page.resolve(to);
        boolean form = link.group().startsWith("action") || link.group().startsWith("data");
        if (!form && !seen.containsKey(absolute) && !further.contains(absolute)) {
          further.add(absolute);
        }
        assertThat(absolute.toString()).as(to + " on " + page).startsWith(top.toString());
      }
    }
    assertThat(seen)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            (at, status) -> {
              assertThat(status).as(at.toString()).isEqualTo(200);
            });
  }

  @Test
  void an_act_goes_through_it_by_the_name_that_it_tells_and_leads_back() throws Exception {
    HttpResponse<String> answer =
        client.send(
            request(top.resolve("channels/circana/pause"))
                .header("Origin", "https://" + nginx.address())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("from=channels%2Fcircana"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(303);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(get(answer.uri().resolve(location)).body()).contains("Paused by carla");
  }

  @Test
  void a_stream_lives_through_it() throws Exception {
    HttpRequest stream =
        HttpRequest.newBuilder(top.resolve("events?screen=lists/1"))
            .timeout(Duration.ofSeconds(30))
            .build();
    HttpResponse<InputStream> answer =
        client.send(stream, HttpResponse.BodyHandlers.ofInputStream());
    Instant until = Instant.now().plus(STREAM);
    int beats = 0;
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      while (line != null && Instant.now().isBefore(until)) {
        beats += line.equals("event: beat") ? 1 : 0;
        line = lines.readLine();
      }
      assertThat(line).as("it still lives").isNotNull();
    }
    assertThat(beats).isGreaterThanOrEqualTo((int) (STREAM.toSeconds() / 20));
  }
}
