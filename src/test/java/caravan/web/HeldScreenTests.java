package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.Home;
import caravan.harness.InProcess;
import caravan.ledger.Held;
import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that wait for a word, on a screen of their own, over a whole daemon. */
@Tag("slow")
class HeldScreenTests {

  private static final String DOUBTFUL =
      IntStream.range(0, 12)
          .mapToObj(HeldScreenTests::row)
          .collect(Collectors.joining("", "EAN;Artikel;Regal\n", ""));

  @TempDir Path folder;
  private InProcess home;
  private RawHttp http;

  /** Most of these check digits are wrong. */
  private static String row(int number) {
    return "40063813339%02d;B0000007%02d;<i>shelf</i>\n".formatted(30 + number, number);
  }

  @BeforeEach
  void start() {
    home = new InProcess(folder, SandboxOptions.unlimited().build());
    home.listening();
    home.start();
    http = new RawHttp(home.address());
    home.drop("spring.csv", DOUBTFUL);
    await("it is held").until(() -> !home.daemon().ledger().overview().held().isEmpty());
  }

  @AfterEach
  void stop() {
    home.close();
  }

  @Test
  void a_held_list_has_its_price_and_is_released_with_the_column_that_a_person_names() {
    assertThat(http.page("/")).contains("held/1\"");
    assertThat(http.page("/held/1"))
        .contains(
            "Waits for your word: ", "wrong check digit", "4006381333930 (ean, com) of lookup")
        .contains("Release · 12 tokens", "&lt;i&gt;shelf", "caravan release spring.csv");
    assertThat(http.page("/held/1?column=Artikel&domain=de"))
        .contains("B000000700 (asin, de) of lookup", "name=\"column\" value=\"Artikel\"");
    assertThat(http.page("/held/1?column=None"))
        .contains("It can't be read so: ")
        .doesNotContain("Release ·");
    assertThat(http.page("/held/1?domain=nowhere")).startsWith("HTTP/1.1 400 ");
    assertThat(http.page("/held/2")).startsWith("HTTP/1.1 404 ");
    assertThat(home.sandbox().diary().seen()).isEmpty();
    http.form("/held/release", "list=spring.csv&column=Artikel&domain=&type=&sheet=");
    home.receipt("spring");
    assertThat(home.csv("spring").get(1)).contains("B000000700,asin,com,found");
    assertThat(http.page("/held/1")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void a_price_that_rose_is_said_with_the_old_one_and_nothing_is_released() {
    http.form("/channels/circana/pause", "");
    home.drop("first.txt", "B000000700\nB000000701\nB000000702\n");
    await("it waits")
        .until(() -> http.page("/held/1?column=Artikel").contains("Release · 10 tokens"));
    String page = http.page("/held/1?column=Artikel");
    assertThat(page).contains("name=\"tokens\" value=\"10\"", "value=\"held/1?column=Artikel\"");
    http.form("/lists/1/cancel", "");
    await("nobody asks for them any more")
        .until(() -> http.page("/held/1?column=Artikel").contains("Release · 20 tokens"));
    String form = "list=spring.csv&column=Artikel&from=held%2F1%3Fcolumn%3DArtikel&tokens=";
    String answer = http.form("/held/release", form + "10");
    String again = answer.replaceAll("(?s).*Location: \\.\\./(\\S+).*", "/$1");
    assertThat(again).startsWith("/held/1?column=Artikel&said=");
    assertThat(http.page(again))
        .contains("The price rose from 10 to 20 tokens", "Release · 20 tokens");
    assertThat(home.daemon().ledger().overview().held().get(0).word()).isEqualTo(Held.Word.NONE);
    assertThat(http.json("/api/held/release", "{\"list\": \"spring.csv\", \"tokens\": 11}"))
        .startsWith("HTTP/1.1 409 ");
    assertThat(http.form("/held/release", form + "much")).startsWith("HTTP/1.1 400 ");
    assertThat(http.form("/held/release", form + "20")).contains("Location: ../?said=");
  }

  @Test
  void programs_see_the_same() {
    assertThat(http.get("/api/held/1"))
        .contains("\"tokens\" : 12", "\"place\" : \"spring.csv\"", "\"endings\"");
    assertThat(http.get("/api/held/1?column=9")).contains("\"unreadable\"");
    assertThat(http.json("/api/held/1", "{}")).startsWith("HTTP/1.1 405 ");
  }

  @Test
  void where_it_only_shows_nothing_can_be_said() {
    home.stop();
    home.with("caravan.http.read-only", "true");
    home.start();
    http = new RawHttp(home.address());
    assertThat(http.page("/held/1")).contains("12 tokens").doesNotContain("method=\"post\"");
    assertThat(http.form("/held/release", "list=spring.csv")).startsWith("HTTP/1.1 403 ");
    assertThat(Home.json(http.get("/api/held/1").split("\r\n\r\n", 2)[1]).get("tokens").asInt())
        .isEqualTo(12);
  }
}
