package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.InProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Tests against a small server of our own, which can be told to do anything. */
abstract class ListingServerTests extends RemoteTests {

  InProcess in(ListingServer server) {
    return caravan.with(FROM, server.address("lists")).with(FROM + ".password", "p");
  }

  InProcess out(ListingServer server) {
    return caravan.with(TO, server.address("results")).with(TO + ".password", "p");
  }

  static void stands(ListingServer server, String path) {
    await(path).atMost(PATIENCE).until(() -> server.files().containsKey(path));
  }

  void same(ListingServer server, String there, String here) throws IOException {
    assertThat(server.files().get(there))
        .as(there)
        .isEqualTo(Files.readAllBytes(caravan.output().resolve(here)));
  }

  /** All results of those lists arrive there, byte for byte. */
  void arrive(ListingServer server, String... results) throws IOException {
    for (String result : results) {
      stands(server, "/results/" + result + ".receipt.json");
      for (String ending : List.of(".csv", ".json", ".receipt.json")) {
        same(server, "/results/" + result + ending, result + ending);
      }
    }
  }

  /** Waits until the lists have been looked at so many times more. */
  static void looks(ListingServer server, int more) {
    long before = server.count("LIST lists");
    await(more + " looks")
        .atMost(PATIENCE)
        .until(() -> server.count("LIST lists") >= before + more);
  }
}
