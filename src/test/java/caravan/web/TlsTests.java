package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CapturedLog;
import caravan.harness.Certificate;
import caravan.harness.InProcess;
import caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page over TLS. */
@Tag("slow")
class TlsTests {

  @TempDir Path folder;
  private final CapturedLog log = new CapturedLog();
  private InProcess home;
  private Path chain;
  private Path key;
  private Path first;

  @BeforeEach
  void start() throws IOException {
    first = Certificate.in(folder.resolve("first"));
    chain = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
    put(Certificate.pem(first), chain);
    put(Certificate.key(first), key);
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening()
        .with("caravan.http.tls.certificate", chain.toString())
        .with("caravan.http.tls.key", key.toString());
    home.start();
  }

  private static void put(Path file, Path place) throws IOException {
    Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
  }

  @AfterEach
  void stop() {
    home.close();
    log.close();
  }

  private String get(Path trusted) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().sslContext(Certificate.trusting(trusted)).build();
    URI page = URI.create("https://" + home.address() + "/");
    return client
        .send(
            HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(20)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private BooleanSupplier isShown(Path trusted) {
    return () -> {
      try {
        return get(trusted).contains("Caravan");
      } catch (IOException e) {
        return false;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Test
  void it_is_shown_over_tls_and_a_renewed_certificate_within_seconds() throws Exception {
    assertThat(get(first)).contains("Caravan");
    Path second = Certificate.another(folder.resolve("second"));
    put(Certificate.pem(second), chain);
    await("half of it is refused")
        .until(() -> log.lines().stream().anyMatch(line -> line.contains("does not belong")));
    assertThat(get(first)).as("all stays as it was").contains("Caravan");
    put(Certificate.key(second), key);
    await("the new one").until(isShown(second)::getAsBoolean);
    assertThat(isShown(first).getAsBoolean()).isFalse();
    assertThat(get(second)).doesNotContain("PRIVATE");
  }
}
