package caravan.road;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.FreePort;
import caravan.harness.Home;
import caravan.harness.LocalFtpServer;
import caravan.ledger.ServerTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** FTP servers that are old, odd, closed in part, or have no room. */
class OldServerTests extends ListingServerTests {

  @Test
  void results_with_foreign_names_stay_apart_where_a_server_says_nothing_of_utf_8()
      throws IOException {
    try (ListingServer server = new ListingServer()) {
      out(server)
          .drop("日本.csv", Home.asins(0, 3))
          .drop("中国.csv", Home.asins(10, 3))
          .drop("größe.csv", Home.asins(20, 3))
          .start();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  server.below("/results").stream().filter(p -> p.endsWith(".receipt.json")).count()
                      == 3);
      List<String> there = server.below("/results");
      assertThat(there).hasSize(9).allMatch(path -> path.matches("/results/[ -~]+"));
      for (String name : List.of("日本", "中国", "größe")) {
        byte[] csv = Files.readAllBytes(caravan.output().resolve(name + ".csv"));
        assertThat(there)
            .filteredOn(path -> java.util.Arrays.equals(server.files().get(path), csv))
            .as(name)
            .hasSize(1);
      }
      caravan.drop("日本.csv", Home.asins(40, 3));
      await().atMost(PATIENCE).until(() -> server.below("/results").size() == 12);
      caravan.stop();
    }
  }

  @Test
  void results_with_foreign_names_keep_them_where_a_server_has_utf_8() throws IOException {
    try (ListingServer server = new ListingServer().utf8()) {
      server.put(ListingServer.bytes("/results/日本.json"), "somebody's own");
      out(server).drop("日本.csv", Home.asins(0, 3)).start();
      stands(server, ListingServer.bytes("/results/日本-2.receipt.json"));
      same(server, ListingServer.bytes("/results/日本-2.csv"), "日本.csv");
      assertThat(server.files().get(ListingServer.bytes("/results/日本.json")))
          .asString()
          .isEqualTo("somebody's own");
      assertThat(server.commands()).contains("OPTS UTF8 ON");
      caravan.stop();
    }
  }

  @Test
  void lists_with_names_in_utf_8_and_in_latin_1_are_fetched_and_put_away_in_the_same_bytes() {
    try (ListingServer server = new ListingServer()) {
      server.put(ListingServer.bytes("/lists/größe.txt"), Home.asins(0, 3));
      server.put("/lists/façade/straße.txt", Home.asins(10, 3));
      server.put(ListingServer.bytes("/lists/日本.csv"), Home.asins(20, 3));
      server.put(ListingServer.bytes("/lists/中国.csv"), Home.asins(30, 3));
      in(server).start();
      caravan.receipt("größe");
      caravan.receipt("façade/straße");
      caravan.receipt("日本");
      caravan.receipt("中国");
      stands(server, ListingServer.bytes("/lists/.done/größe.txt"));
      stands(server, "/lists/.done/façade/straße.txt");
      stands(server, ListingServer.bytes("/lists/.done/日本.csv"));
      stands(server, ListingServer.bytes("/lists/.done/中国.csv"));
      caravan.stop();
    }
  }

  /** A server so many hours east of Greenwich whose list is another at each of the first looks. */
  private static ListingServer zone(int hours, String list, int from) {
    ListingServer server = new ListingServer().east(hours);
    server.put("/lists/settled-" + list, Home.asins(from + 500, 10));
    return server.otherwise(
        command -> {
          long look = server.commands().stream().filter("LIST lists"::equals).count();
          if (command.equals("LIST lists") && look <= 5) {
            server.put("/lists/" + list, Home.asins(from, (int) look * 60));
          }
          return "";
        });
  }

  @Test
  void lists_on_servers_in_any_time_zone_are_taken_once_and_when_nobody_writes_to_them() {
    int[] hours = {14, 3, -5, -12};
    List<ListingServer> servers =
        IntStream.range(0, 8)
            .mapToObj(i -> zone(hours[i / 2], "zone" + i + ".csv", i * 1_000))
            .toList();
    IntStream.of(1, 3, 5, 7).forEach(i -> servers.get(i).dos());
    caravan
        .with(FROM, String.join(", ", servers.stream().map(s -> s.address("lists")).toList()))
        .with(FROM + ".password", "p")
        .start();
    for (int i = 0; i < servers.size(); i++) {
      String list = "zone" + i;
      assertThat(caravan.receipt(list).at("/rows/total").asInt()).as(list).isEqualTo(300);
      stands(servers.get(i), "/lists/.done/" + list + ".csv");
      stands(servers.get(i), "/lists/.done/settled-" + list + ".csv");
      looks(servers.get(i), 5);
      assertThat(servers.get(i).count("RETR")).as(list).isEqualTo(2);
    }
    assertThat(files(caravan.output())).hasSize(3 * 16);
    assertThat(warnings("ftp://")).isZero();
    caravan.stop();
    servers.forEach(ListingServer::close);
  }

  @Test
  void a_server_that_lists_as_windows_does_is_served_both_ways() throws IOException {
    try (ListingServer server = new ListingServer().dos()) {
      server.put("/lists/de/spring sale.csv", Home.asins(0, 300));
      in(server);
      out(server).start();
      stands(server, "/results/de/spring sale.receipt.json");
      same(server, "/results/de/spring sale.csv", "de/spring sale.csv");
      stands(server, "/lists/.done/de/spring sale.csv");
      caravan.stop();
    }
  }

  @Test
  void results_that_stand_among_the_lists_are_no_lists() {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Home.asins(0, 30));
      in(server)
          .with(TO, server.address("lists/results").replace("127.0.0.1", "localhost"))
          .with(TO + ".password", "p")
          .start();
      stands(server, "/lists/results/spring.receipt.json");
      server.put("/lists/autumn.csv", Home.asins(100, 30));
      stands(server, "/lists/results/autumn.receipt.json");
      looks(server, 20);
      assertThat(server.below("/lists/results")).hasSize(6);
      assertThat(server.count("RETR")).isEqualTo(2);
      caravan.stop();
    }
  }

  @Test
  void a_folder_that_is_missing_or_closed_is_an_error_and_no_list_counts_as_gone()
      throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Home.asins(0, 30));
      server.otherwise(c -> c.startsWith("RNTO lists") ? "550 not allowed" : "");
      in(server);
      out(server).with("caravan.http.listen", "127.0.0.1:0").start();
      caravan.receipt("spring");
      warned("spring.csv", "not let us move");
      server.otherwise(
          c ->
              c.startsWith("LIST lists") || c.startsWith("RNTO lists")
                  ? "550 lists: Permission denied"
                  : "");
      warned("550 lists: Permission denied");
      await().atMost(PATIENCE).until(() -> caravan.health().contains("Permission denied"));
      assertThat(caravan.health()).contains("since 20");
      ServerTrouble trouble = failing();
      assertThat(trouble.server()).isEqualTo(server.address("lists"));
      assertThat(trouble.way()).isEqualTo(ServerTrouble.Way.LISTS);
      assertThat(trouble.words()).contains("550 lists: Permission denied");
      assertThat(caravan.health()).contains(trouble.since().truncatedTo(SECONDS).toString());
      arrive(server, "spring");
      assertThat(caravan.daemon().ledger().lists().unshelved()).hasSize(1);
      server.otherwise(c -> "");
      stands(server, "/lists/.done/spring.csv");
      await().atMost(PATIENCE).until(() -> caravan.health().contains("\"ready\""));
      assertThat(caravan.daemon().reports().report().servers()).isEmpty();
      assertThat(files(caravan.output())).hasSize(3);
      caravan.stop();
    }
  }

  private ServerTrouble failing() {
    await("a server fails")
        .atMost(PATIENCE)
        .until(() -> caravan.daemon().reports().report().servers().size() == 1);
    return caravan.daemon().reports().report().servers().get(0);
  }

  @Test
  void a_server_fails_since_the_first_time_over_a_restart_and_until_it_works_or_is_named_no_more()
      throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.otherwise(c -> c.startsWith("USER") ? "421 Too many users" : "");
      out(server).drop("spring.csv", Home.asins(0, 3)).start();
      ServerTrouble before = failing();
      assertThat(before.way()).isEqualTo(ServerTrouble.Way.RESULTS);
      caravan.stop();
      server.otherwise(c -> c.startsWith("USER") ? "530 no" : "");
      caravan.start();
      await("other words")
          .atMost(PATIENCE)
          .until(() -> failing().words().contains("refuses the login"));
      assertThat(failing().since()).isEqualTo(before.since());
      caravan.stop();
      caravan.without(TO).without(TO + ".password").start();
      assertThat(caravan.daemon().reports().report().servers()).isEmpty();
      caravan.stop();
      server.otherwise(c -> "");
      out(server).start();
      arrive(server, "spring");
      assertThat(caravan.daemon().reports().report().servers()).isEmpty();
      caravan.stop();
    }
  }

  @Test
  void a_wrong_password_is_told_once_each_way_and_keeps_nothing_from_another_server()
      throws IOException {
    try (ListingServer wrong = new ListingServer();
        ListingServer right = new ListingServer()) {
      wrong.otherwise(c -> c.startsWith("PASS") ? "530 Login incorrect" : "");
      right.put("/lists/spring.csv", Home.asins(0, 30));
      caravan
          .with(FROM, wrong.address("lists") + ", " + right.address("lists"))
          .with(FROM + ".password", "p")
          .with(TO, wrong.address("results") + ", " + right.address("results"))
          .with(TO + ".password", "p")
          .start();
      arrive(right, "spring");
      warned(wrong.address("lists"), "refuses the login of anna");
      warned(wrong.address("results"), "refuses the login of anna");
      right.put("/lists/autumn.csv", Home.asins(100, 30));
      arrive(right, "autumn");
      looks(right, 20);
      assertThat(wrong.count("PASS")).isEqualTo(2);
      assertThat(warnings("refuses the login")).isEqualTo(2);
      caravan.stop();
    }
  }

  @Test
  void a_missing_folder_that_a_server_shows_as_empty_is_an_error() {
    try (ListingServer server = new ListingServer()) {
      caravan.with(FROM, server.address("listen")).with(FROM + ".password", "p").start();
      warned("No such file or directory", "listen");
      caravan.stop();
    }
  }

  @Test
  void a_sub_folder_and_a_file_that_are_refused_cost_only_themselves() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/closed/a.csv", Home.asins(0, 3));
      server.put("/lists/secret.csv", Home.asins(0, 3));
      for (int i = 0; i < 6; i++) {
        server.put("/lists/list" + i + ".csv", Home.asins(i * 10, 10));
      }
      server.otherwise(
          c ->
              c.startsWith("LIST") && c.endsWith("closed") || c.equals("RETR lists/secret.csv")
                  ? "550 Permission denied"
                  : "");
      in(server);
      out(server).start();
      for (int i = 0; i < 6; i++) {
        arrive(server, "list" + i);
      }
      warned("the folder lists/closed may not be listed");
      warned("secret.csv: 550 Permission denied");
      assertThat(server.logins()).as("one for lists, one for results").isEqualTo(2);
      assertThat(warnings("may not be listed")).isEqualTo(1);
      caravan.stop();
    }
  }

  @Test
  void a_file_that_cuts_the_connection_keeps_nothing_from_the_others() throws IOException {
    try (ListingServer server = new ListingServer()) {
      for (int i = 0; i < 6; i++) {
        server.put("/lists/list" + i + ".csv", Home.asins(i * 10, 10));
      }
      server.otherwise(c -> c.equals("RETR lists/list0.csv") ? "CUT" : "");
      in(server);
      out(server).start();
      for (int i = 1; i < 6; i++) {
        arrive(server, "list" + i);
      }
      warned("the connection was lost");
      assertThat(server.files()).containsKey("/lists/list0.csv");
      server.otherwise(c -> "");
      arrive(server, "list0");
      caravan.stop();
    }
  }

  @Test
  void a_server_without_room_is_one_line_and_one_pause_for_all_that_is_owed() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.otherwise(c -> c.startsWith("USER") ? "421 Too many users" : "");
      out(server);
      for (int i = 0; i < 30; i++) {
        caravan.drop("list" + i + ".csv", Home.asins(i * 10, 10));
      }
      caravan.start();
      caravan.receipt("list29");
      warned("it has no room for us just now: 421 Too many users");
      await("tried again").atMost(PATIENCE).until(() -> server.count("USER") >= 3);
      assertThat(warnings("no room")).isEqualTo(1);
      assertThat(server.count("USER")).as("not once a list").isLessThan(10);
      server.otherwise(c -> "");
      await().atMost(PATIENCE).until(() -> server.below("/results").size() == 90);
      assertThat(server.logins()).as("one connection for 30 lists").isEqualTo(1);
      for (int i = 0; i < 30; i++) {
        arrive(server, "list" + i);
      }
      caravan.stop();
    }
  }

  @Test
  void a_server_that_opens_no_port_for_files_is_one_line_for_all_lists() throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.otherwise(c -> c.equals("PASV") ? "425 no ports left" : "");
      in(server);
      out(server)
          .drop("a.csv", Home.asins(0, 3))
          .drop("b.csv", Home.asins(10, 3))
          .drop("c.csv", Home.asins(20, 3))
          .start();
      warned("results", "it opens no port for files and listings (425 no ports left)");
      warned("lists", "it opens no port for files and listings (425 no ports left)");
      caravan.receipt("c");
      assertThat(warnings("no ports left")).isEqualTo(2);
      server.otherwise(c -> "");
      arrive(server, "a", "b", "c");
      caravan.stop();
    }
  }

  @Test
  void a_passive_port_that_is_closed_is_named() throws IOException {
    int closed = FreePort.next();
    try (ListingServer server = new ListingServer()) {
      server.otherwise(
          c ->
              c.equals("PASV") ? "227 (127,0,0,1,%d,%d)".formatted(closed >> 8, closed & 255) : "");
      in(server).start();
      warned("port " + closed + " of 127.0.0.1, which it opened for files and listings");
      caravan.stop();
    }
  }

  @Test
  void lists_and_results_take_turns_where_a_server_has_room_for_one() throws IOException {
    for (int room = 1; room <= 2; room++) {
      try (ListingServer server = new ListingServer().most(room)) {
        server.put("/lists/first" + room + ".csv", Home.asins(0, 30));
        in(server);
        out(server).start();
        arrive(server, "first" + room);
        server.put("/lists/second" + room + ".csv", Home.asins(100, 30));
        arrive(server, "second" + room);
        stands(server, "/lists/.done/second" + room + ".csv");
        caravan.stop();
      }
    }
  }

  @Test
  void forty_lists_and_a_quiet_while_cost_one_login_each_way() throws IOException {
    try (ListingServer server = new ListingServer()) {
      in(server);
      out(server);
      IntStream.range(0, 40)
          .forEach(i -> server.put("/lists/list" + i + ".csv", Home.asins(i * 10, 10)));
      caravan.with(FROM + ".poll", "10ms").start();
      for (int i = 0; i < 40; i++) {
        arrive(server, "list" + i);
      }
      looks(server, 300);
      assertThat(server.logins()).isEqualTo(2);
      caravan.stop();
    }
  }

  @Test
  void a_server_that_hangs_up_on_who_is_idle_costs_a_login_when_there_is_something_to_do()
      throws IOException {
    try (ListingServer server = new ListingServer()) {
      server.put("/lists/spring.csv", Home.asins(0, 30));
      in(server);
      out(server).start();
      arrive(server, "spring");
      stands(server, "/lists/.done/spring.csv");
      looks(server, 1);
      server.hangUp();
      looks(server, 20);
      assertThat(server.logins()).as("lists are looked for, nothing is sent").isEqualTo(3);
      server.put("/lists/autumn.csv", Home.asins(100, 30));
      arrive(server, "autumn");
      assertThat(server.logins()).isEqualTo(4);
      caravan.stop();
    }
  }

  @Test
  void lines_are_opened_by_epsv_where_a_server_knows_it_for_a_router_does_not_spoil_that()
      throws IOException {
    try (ListingServer server = new ListingServer().extended()) {
      server.otherwise(c -> c.equals("PASV") ? "227 (192,0,2,1,4,1)" : "");
      server.put("/lists/spring.csv", Home.asins(0, 30));
      in(server);
      out(server).start();
      arrive(server, "spring");
      assertThat(server.count("PASV")).isZero();
      caravan.stop();
    }
  }

  @Test
  void a_server_whose_epsv_leads_nowhere_or_is_not_known_is_asked_by_pasv_from_then_on()
      throws IOException {
    for (String epsv : List.of("229 (|||" + FreePort.next() + "|)", "500 what?")) {
      try (ListingServer server = new ListingServer()) {
        server.otherwise(c -> c.equals("EPSV") ? epsv : "");
        String name = epsv.substring(0, 3);
        server.put("/lists/" + name + ".csv", Home.asins(0, 30));
        in(server);
        out(server).start();
        arrive(server, name);
        looks(server, 5);
        assertThat(server.count("EPSV")).as("once a connection").isEqualTo(2);
        assertThat(server.logins()).isEqualTo(2);
        caravan.stop();
      }
    }
  }

  @Test
  void active_mode_lets_the_server_open_the_lines() throws IOException {
    try (LocalFtpServer server = new LocalFtpServer(folder.resolve("server"))) {
      Files.writeString(server.lists().resolve("spring.csv"), Home.asins(0, 300));
      caravan
          .with(FROM, "ftp://anna@127.0.0.1:" + server.port() + "/lists")
          .with(FROM + ".password", LocalFtpServer.PASSWORD)
          .with(FROM + ".active", "true")
          .with(TO, "ftp://anna@127.0.0.1:" + server.port() + "/results")
          .with(TO + ".password", LocalFtpServer.PASSWORD)
          .with(TO + ".active", "true")
          .start();
      stands(server.root().resolve("results/spring.receipt.json"));
      assertThat(server.root().resolve("results/spring.csv"))
          .hasSameBinaryContentAs(caravan.output().resolve("spring.csv"));
      assertThat(server.transfers().passives()).isZero();
      caravan.stop();
    }
  }
}
