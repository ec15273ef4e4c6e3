package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** FTP servers that are old, odd, closed in part, or have no room. */
@Isolated
class OldServerTests extends RemoteTests {

  private Post in(ListingServer server) {
    return post.with(FROM, server.address("lists")).with(FROM + ".password", "p");
  }

  private Post out(ListingServer server) {
    return post.with(TO, server.address("results")).with(TO + ".password", "p");
  }

  private static void stands(ListingServer server, String path) {
    await(path).atMost(PATIENCE).until(() -> server.files().containsKey(path));
  }

  private void same(ListingServer server, String there, String here) throws IOException {
    assertThat(server.files().get(there))
        .isEqualTo(Files.readAllBytes(post.output().resolve(here)));
  }

  private long warnings(String words) {
    return heard.warnings().stream().filter(warning -> warning.contains(words)).count();
  }

  private void plainWords() {
    assertThat(heard.lines())
        .noneMatch(line -> line.contains("://in-") || line.contains("://out-"))
        .noneMatch(line -> line.contains("Cannot invoke") || line.contains("null FTP"))
        .noneMatch(line -> line.contains("\tat "));
  }

  @Test
  void results_with_foreign_names_stay_apart_where_a_server_says_nothing_of_utf_8()
      throws IOException {
    try (ListingServer server = new ListingServer()) {
      out(server)
          .drop("日本.csv", Post.asins(0, 3))
          .drop("中国.csv", Post.asins(10, 3))
          .drop("größe.csv", Post.asins(20, 3))
          .open();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  server.below("/results").stream().filter(p -> p.endsWith(".receipt.json")).count()
                      == 3);
      List<String> there = server.below("/results");
      assertThat(there).hasSize(9).allMatch(path -> path.matches("/results/[ -~]+"));
      for (String name : List.of("日本", "中国", "größe")) {
        byte[] csv = Files.readAllBytes(post.output().resolve(name + ".csv"));
        assertThat(there)
            .filteredOn(path -> java.util.Arrays.equals(server.files().get(path), csv))
            .as(name)
            .hasSize(1);
      }
      post.drop("日本.csv", Post.asins(40, 3));
      await().atMost(PATIENCE).until(() -> server.below("/results").size() == 12);
      post.shut();
    }
  }

  @Test
  void results_with_foreign_names_keep_them_where_a_server_has_utf_8() throws IOException {
    try (ListingServer server = new ListingServer().utf8()) {
      server.put(ListingServer.bytes("/results/日本.json"), "somebody's own");
      out(server).drop("日本.csv", Post.asins(0, 3)).open();
      stands(server, ListingServer.bytes("/results/日本-2.receipt.json"));
      same(server, ListingServer.bytes("/results/日本-2.csv"), "日本.csv");
      assertThat(server.files().get(ListingServer.bytes("/results/日本.json")))
          .asString()
          .isEqualTo("somebody's own");
      assertThat(server.commands()).contains("OPTS UTF8 ON");
      post.shut();
    }
  }

  @Test
  void lists_with_names_in_utf_8_and_in_latin_1_are_fetched_and_put_away_in_the_same_bytes() {
    try (ListingServer server = new ListingServer()) {
      server.put(ListingServer.bytes("/lists/größe.txt"), Post.asins(0, 3));
      server.put("/lists/façade/straße.txt", Post.asins(10, 3));
      in(server).open();
      post.receipt("größe");
      post.receipt("façade/straße");
      stands(server, ListingServer.bytes("/lists/.done/größe.txt"));
      stands(server, "/lists/.done/façade/straße.txt");
      post.shut();
    }
  }

  @Test
  void a_server_that_lists_as_windows_does_is_served_both_ways() throws IOException {
    try (ListingServer server = new ListingServer().dos()) {
      server.put("/lists/de/spring sale.csv", Post.asins(0, 300));
      in(server);
      out(server).open();
      stands(server, "/results/de/spring sale.receipt.json");
      same(server, "/results/de/spring sale.csv", "de/spring sale.csv");
      stands(server, "/lists/.done/de/spring sale.csv");
      post.shut();
    }
  }

  @Test
  void an_upload_that_stalls_and_goes_on_is_taken_in_anew_whole() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Post.asins(0, 500));
      server.put("/lists/autumn.csv", Post.asins(2_000, 10));
      in(server).open();
      post.receipt("spring");
      stands(server, "/lists/.done/spring.csv");
      server.put("/lists/.done/spring.csv", Post.asins(0, 1_000));
      assertThat(post.receipt("spring-2").at("/rows/total").asInt()).isEqualTo(1_000);
      stands(server, "/lists/.done/spring-2.csv");
      warned("spring.csv: grew from", "It is taken in anew as spring-2.csv");
      assertThat(post.sandbox().diary().paidAgain()).isEmpty();
      assertThat(files(post.output())).hasSize(9);
      post.shut();
    }
  }

  @Test
  void results_that_stand_among_the_lists_are_no_lists() throws Exception {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Post.asins(0, 30));
      in(server)
          .with(TO, server.address("lists/results").replace("127.0.0.1", "localhost"))
          .with(TO + ".password", "p")
          .open();
      stands(server, "/lists/results/spring.receipt.json");
      server.put("/lists/autumn.csv", Post.asins(100, 30));
      stands(server, "/lists/results/autumn.receipt.json");
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> server.below("/lists/results").size() == 6);
      post.shut();
    }
  }

  @Test
  void a_folder_that_is_missing_or_closed_is_an_error_and_no_list_counts_as_gone() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Post.asins(0, 30));
      server.otherwise(c -> c.startsWith("RNTO") ? "550 not allowed" : "");
      in(server).with("caravan.http.listen", "127.0.0.1:0").open();
      post.receipt("spring");
      warned("spring.csv", "not let us move");
      server.otherwise(
          c -> c.startsWith("LIST") || c.startsWith("RNTO") ? "550 lists: Permission denied" : "");
      warned("550 lists: Permission denied");
      await().atMost(PATIENCE).until(() -> post.health().contains("Permission denied"));
      assertThat(post.health()).contains("since 20");
      assertThat(post.daemon().ledger().unshelved()).hasSize(1);
      server.otherwise(c -> "");
      stands(server, "/lists/.done/spring.csv");
      assertThat(files(post.output())).hasSize(3);
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_missing_folder_that_a_server_shows_as_empty_is_an_error() {
    try (ListingServer server = new ListingServer()) {
      post.with(FROM, server.address("listen")).with(FROM + ".password", "p").open();
      warned("No such file or directory", "listen");
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_sub_folder_and_a_file_that_are_refused_cost_only_themselves() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/closed/a.csv", Post.asins(0, 3));
      server.put("/lists/secret.csv", Post.asins(0, 3));
      for (int i = 0; i < 6; i++) {
        server.put("/lists/list" + i + ".csv", Post.asins(i * 10, 10));
      }
      server.otherwise(
          c ->
              c.startsWith("LIST") && c.endsWith("closed") || c.equals("RETR lists/secret.csv")
                  ? "550 Permission denied"
                  : "");
      in(server).open();
      for (int i = 0; i < 6; i++) {
        post.receipt("list" + i);
      }
      warned("the folder lists/closed may not be listed");
      warned("secret.csv: 550 Permission denied");
      assertThat(server.logins()).isEqualTo(1);
      assertThat(warnings("may not be listed")).isEqualTo(1);
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_file_that_cuts_the_connection_keeps_nothing_from_the_others() {
    try (ListingServer server = new ListingServer()) {
      for (int i = 0; i < 6; i++) {
        server.put("/lists/list" + i + ".csv", Post.asins(i * 10, 10));
      }
      server.otherwise(c -> c.equals("RETR lists/list0.csv") ? "CUT" : "");
      in(server).open();
      for (int i = 1; i < 6; i++) {
        post.receipt("list" + i);
      }
      warned("the connection was lost");
      assertThat(server.files()).containsKey("/lists/list0.csv");
      server.otherwise(c -> "");
      post.receipt("list0");
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_server_without_room_is_one_line_and_one_pause_for_all_that_is_owed() throws Exception {
    try (ListingServer server = new ListingServer()) {
      server.otherwise(c -> c.startsWith("USER") ? "421 Too many users" : "");
      out(server);
      for (int i = 0; i < 30; i++) {
        post.drop("list" + i + ".csv", Post.asins(i * 10, 10));
      }
      post.open();
      post.receipt("list29");
      warned("it has no room for us just now: 421 Too many users");
      Thread.sleep(8_000);
      assertThat(warnings("no room")).isEqualTo(1);
      assertThat(server.commands().stream().filter(c -> c.startsWith("USER")).count())
          .isLessThanOrEqualTo(5);
      server.otherwise(c -> "");
      await().atMost(PATIENCE).until(() -> server.below("/results").size() == 90);
      assertThat(server.logins()).as("one connection for 30 lists").isEqualTo(1);
      same(server, "/results/list7.csv", "list7.csv");
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_server_that_opens_no_port_for_files_is_one_line_for_all_lists() {
    try (ListingServer server = new ListingServer()) {
      server.otherwise(c -> c.equals("PASV") ? "425 no ports left" : "");
      in(server);
      out(server)
          .drop("a.csv", Post.asins(0, 3))
          .drop("b.csv", Post.asins(10, 3))
          .drop("c.csv", Post.asins(20, 3))
          .open();
      warned("results", "it opens no port for files and listings (425 no ports left)");
      warned("lists", "it opens no port for files and listings (425 no ports left)");
      post.receipt("c");
      assertThat(warnings("no ports left")).isEqualTo(2);
      server.otherwise(c -> "");
      stands(server, "/results/c.receipt.json");
      plainWords();
      post.shut();
    }
  }

  @Test
  void a_passive_port_that_is_closed_is_named() throws IOException {
    int closed = OpenSsh.free();
    try (ListingServer server = new ListingServer()) {
      server.otherwise(
          c ->
              c.equals("PASV") ? "227 (127,0,0,1,%d,%d)".formatted(closed >> 8, closed & 255) : "");
      in(server).open();
      warned("port " + closed + " of 127.0.0.1, which it opened for files and listings");
      plainWords();
      post.shut();
    }
  }

  @Test
  void lists_and_results_take_turns_where_a_server_has_room_for_one() throws IOException {
    for (int room = 1; room <= 2; room++) {
      try (ListingServer server = new ListingServer().most(room)) {
        server.put("/lists/first" + room + ".csv", Post.asins(0, 30));
        in(server);
        out(server).open();
        stands(server, "/results/first" + room + ".receipt.json");
        server.put("/lists/second" + room + ".csv", Post.asins(100, 30));
        stands(server, "/results/second" + room + ".receipt.json");
        same(server, "/results/second" + room + ".csv", "second" + room + ".csv");
        stands(server, "/lists/.done/second" + room + ".csv");
        plainWords();
        post.shut();
      }
    }
  }

  @Test
  void forty_lists_and_a_quiet_while_cost_one_login_each_way() {
    try (ListingServer server = new ListingServer()) {
      in(server);
      out(server);
      IntStream.range(0, 40)
          .forEach(i -> server.put("/lists/list" + i + ".csv", Post.asins(i * 10, 10)));
      post.open();
      await().atMost(PATIENCE).until(() -> server.below("/results").size() == 120);
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> server.logins() == 2);
      post.shut();
    }
  }

  @Test
  void active_mode_lets_the_server_open_the_lines() throws IOException {
    try (FtpStation server = new FtpStation(folder.resolve("server"))) {
      Files.writeString(server.lists().resolve("spring.csv"), Post.asins(0, 300));
      post.with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", FtpStation.PASSWORD)
          .with(FROM + ".active", "true")
          .with(TO, "ftp://anna@127.0.0.1:" + server.port() + "/results")
          .with(TO + ".password", FtpStation.PASSWORD)
          .with(TO + ".active", "true")
          .open();
      stands(server.root().resolve("results/spring.receipt.json"));
      assertThat(server.root().resolve("results/spring.csv"))
          .hasSameBinaryContentAs(post.output().resolve("spring.csv"));
      assertThat(server.transfers().passives()).isZero();
      post.shut();
    }
  }
}
