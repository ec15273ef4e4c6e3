package caravan.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import caravan.harness.CaravanProcess;
import caravan.harness.ProcessSignal;
import caravan.sandbox.SandboxOptions;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes of their own: exit codes, signals, standard input and output. */
@Order(1)
class ProcessTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir Path folder;
  private Shell shell;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void open() {
    shell = new Shell(folder, SandboxOptions.unlimited().build());
  }

  @AfterEach
  void close() {
    started.forEach(Process::destroyForcibly);
    shell.close();
  }

  private Process start(List<String> words) throws IOException {
    return start(CaravanProcess.command(words), "err.txt");
  }

  /** A daemon that logs as the one that is shipped does. */
  private Process daemon(List<String> words, String err) throws IOException {
    return start(CaravanProcess.command(words).logging(), err);
  }

  private Process limited(long files, List<String> words) throws IOException {
    return start(CaravanProcess.command(words).after("ulimit -n " + files), "err.txt");
  }

  private Process start(CaravanProcess.Start command, String err) throws IOException {
    Process process =
        command
            .builder()
            .directory(folder.toFile())
            .redirectError(folder.resolve(err).toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectInput(Files.exists(stdin()) ? stdin().toFile() : new File("/dev/null"))
            .start();
    started.add(process);
    return process;
  }

  private int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private Path stdin() {
    return folder.resolve("stdin");
  }

  private String said(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private Process running() throws IOException {
    Process run = daemon(shell.words("run"), "err.txt");
    untilItSays("Watching");
    return run;
  }

  @Test
  void sigterm_ends_run_in_order_and_the_next_start_goes_on() throws Exception {
    shell.with("caravan.circana.rate", "30").with("caravan.circana.window", "3s");
    Process run = running();
    Files.writeString(shell.input().resolve("a.txt"), asins(200));
    Path taken = shell.input().resolve(".done/a.txt");
    await().atMost(PATIENCE).until(() -> Files.exists(taken));
    run.destroy();
    assertThat(run.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isZero();
    assertThat(shell.output().resolve("a.csv")).doesNotExist();
    start(shell.with("caravan.circana.rate", "100000").words("run"));
    Path receipt = shell.output().resolve("a.receipt.json");
    await().atMost(PATIENCE).until(() -> Files.exists(receipt));
    assertThat(Files.readAllLines(shell.output().resolve("a.csv"))).hasSizeGreaterThan(200);
    assertThat(shell.sandbox().diary().paidAgain()).isEmpty();
  }

  private static String asins(int count) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < count; i++) {
      list.append("B0%08d\n".formatted(i));
    }
    return list.toString();
  }

  @Test
  void a_second_process_on_one_state_folder_is_told_who_holds_it() throws Exception {
    Process run = running();
    Shell.Said said = shell.say("enrich", shell.file("b.txt", "B00NNUMI86\n").toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err())
        .contains("process " + run.pid())
        .contains(shell.input().toString())
        .doesNotContain("\tat ");
    assertThat(said.err().lines()).hasSize(1);
  }

  @Test
  void who_waits_goes_on_once_the_state_folder_is_free() throws Exception {
    Path list = shell.file("b.txt", "B00NNUMI86\n");
    try (FileChannel held = heldState()) {
      Process enrich = start(shell.words("enrich", "--wait", list.toString()));
      untilItSays("is in use by process 4711");
      assertThat(said("err.txt")).contains("Waiting for it.").hasLineCount(1);
      held.close();
      assertThat(exit(enrich)).as(said("err.txt")).isZero();
    }
    assertThat(shell.output().resolve("b.csv")).exists();
  }

  @Test
  void a_daemon_waits_too_and_ends_in_order_where_it_is_told_to_meanwhile() throws Exception {
    try (FileChannel held = heldState()) {
      Process run = daemon(shell.words("run", "--wait=1h"), "err.txt");
      untilItSays("is in use by process 4711");
      assertThat(held.isOpen()).isTrue();
      run.destroy();
      assertThat(exit(run)).isZero();
      assertThat(said("err.txt")).doesNotContain("Watching", "\tat ");
    }
  }

  @Test
  void who_waited_long_enough_is_refused_as_who_did_not_wait() throws Exception {
    Path list = shell.file("b.txt", "B00NNUMI86\n");
    try (FileChannel held = heldState()) {
      assertThat(held.isOpen()).isTrue();
      Shell.Said said = shell.say("enrich", "--wait=1ms", "--quiet", list.toString());
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("is in use by process 4711", "--wait").hasLineCount(1);
    }
  }

  /** Somebody works with the state folder until this is closed. */
  private FileChannel heldState() throws IOException {
    Path lock = Files.createDirectories(folder.resolve("state")).resolve("lock");
    Files.writeString(lock, "process 4711\n");
    FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
    assertThat(channel.tryLock()).isNotNull();
    return channel;
  }

  @Test
  void quote_reads_standard_input() throws Exception {
    Files.writeString(stdin(), "asin;shelf\nB00NNUMI86;7\nrubbish;8\n");
    assertThat(exit(start(shell.words("quote", "-")))).as(said("err.txt")).isZero();
    assertThat(said("out.txt")).contains("2 rows, 1 valid, 1 invalid", "circana: 10 tokens");
  }

  @Test
  void a_byte_order_mark_goes_into_files_and_not_into_pipes() throws Exception {
    shell.with("caravan.output.bom", "true");
    Files.writeString(stdin(), "asin\nB00NNUMI86\n");
    assertThat(exit(start(shell.words("enrich", "-")))).as(said("err.txt")).isZero();
    assertThat(said("out.txt")).startsWith("input,code,");
    Path file = folder.resolve("there.csv");
    assertThat(exit(start(shell.words("enrich", "-", "-o", file.toString())))).isZero();
    assertThat(Files.readString(file)).startsWith("\uFEFFinput,code,");
    assertThat(exit(start(shell.words("export")))).isZero();
    assertThat(said("out.txt")).startsWith("code,");
    assertThat(exit(start(shell.words("export", "-o", file.toString())))).isZero();
    assertThat(Files.readString(file)).startsWith("\uFEFFcode,");
  }

  @Test
  void a_port_in_use_ends_run_with_one_line_and_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      shell.with("caravan.http.listen", "127.0.0.1:" + taken.getLocalPort());
      assertThat(exit(start(shell.words("run")))).isEqualTo(2);
      assertThat(said("err.txt").lines()).hasSize(1);
      assertThat(said("err.txt")).contains("caravan.http.listen");
    }
  }

  @Test
  void an_output_folder_that_cannot_be_made_ends_run_with_one_line_and_2() throws Exception {
    Files.writeString(shell.output(), "a file in the way");
    assertThat(exit(start(shell.words("run")))).isEqualTo(2);
    assertThat(said("err.txt").lines()).hasSize(1);
    assertThat(said("err.txt")).contains(shell.output().toString()).doesNotContain("\tat ");
  }

  @Test
  void a_damaged_ledger_ends_run_with_one_line_and_2() throws Exception {
    Files.createDirectories(folder.resolve("state"));
    Files.writeString(folder.resolve("state/ledger.db"), "this is no database ".repeat(500));
    assertThat(exit(start(shell.words("run")))).isEqualTo(2);
    assertThat(said("err.txt").lines()).hasSize(1);
    assertThat(said("err.txt")).contains("is damaged").contains("ledger.db");
  }

  @Test
  void a_missing_key_ends_run_with_one_line_and_2() throws Exception {
    assertThat(exit(start(List.of("run")))).isEqualTo(2);
    assertThat(said("err.txt").lines()).hasSize(1);
    assertThat(said("err.txt")).contains("caravan.circana.key").contains("CARAVAN_LOOKUP_KEY");
  }

  @Test
  void a_dash_turns_standard_input_into_standard_output() throws Exception {
    Files.writeString(stdin(), "asin;shelf\nB00NNUMI86;7\n");
    assertThat(exit(start(shell.words("enrich", "-")))).as(said("err.txt")).isZero();
    assertThat(said("out.txt").lines()).hasSize(2);
    assertThat(said("out.txt")).startsWith("asin,shelf,").contains("La Roche-Posay");
  }

  @Test
  void a_dash_with_an_output_writes_that_file_in_the_format_of_its_name() throws Exception {
    Files.writeString(stdin(), "asin;shelf\nB00NNUMI86;7\n");
    Path there = folder.resolve("there.json");
    Files.writeString(there, "an older one");
    assertThat(exit(start(shell.words("enrich", "-", "-o", there.toString()))))
        .as(said("err.txt"))
        .isZero();
    assertThat(said("out.txt")).isEmpty();
    assertThat(there).content().startsWith("[\n{\"row\":1").contains("La Roche-Posay");
  }

  @Test
  void a_dash_with_a_link_as_output_writes_what_it_points_to() throws Exception {
    Files.writeString(stdin(), "asin\nB00NNUMI86\n");
    Path there = Files.writeString(folder.resolve("there.csv"), "an older one");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), there);
    assertThat(exit(start(shell.words("enrich", "-", "-o", link.toString()))))
        .as(said("err.txt"))
        .isZero();
    assertThat(link).isSymbolicLink();
    assertThat(there).content().contains("La Roche-Posay");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void the_demo_ends_by_itself_and_says_that_its_answers_are_pretended() throws Exception {
    assertThat(exit(start(List.of("demo")))).as(said("err.txt")).isZero();
    assertThat(said("out.txt"))
        .contains("PRETENDED")
        .contains(folder.resolve("output/demo").toString());
    assertThat(folder.resolve("output/demo/spring.csv")).exists();
    assertThat(folder.resolve(".caravan")).doesNotExist();
  }

  @Test
  void the_sandbox_tells_its_address_and_on_a_signal_what_it_counted() throws Exception {
    Process sandbox = start(List.of("sandbox", "--port", "0", "--plan", "full"));
    await().atMost(PATIENCE).until(() -> said("out.txt").contains("http://127.0.0.1:"));
    sandbox.destroy();
    assertThat(exit(sandbox)).isZero();
    assertThat(said("out.txt")).contains("circana: 0 calls, 0 tokens, 0 answered with 429");
  }

  private void untilItSays(String words) {
    await(words).atMost(PATIENCE).until(() -> said("err.txt").contains(words));
  }

  @Test
  void on_a_terminal_the_demo_s_page_stays_open_until_enter() throws Exception {
    List<String> java = CaravanProcess.command(List.of("demo")).builder().command();
    String line = java.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    Process terminal =
        new ProcessBuilder("script", "-qec", line, "/dev/null")
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    started.add(terminal);
    Pattern address = Pattern.compile("The page is at (http://\\S+) until you press Enter");
    await().atMost(PATIENCE).until(() -> address.matcher(said("out.txt")).find());
    Matcher page = address.matcher(said("out.txt"));
    assertThat(page.find()).isTrue();
    HttpResponse<String> now =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(page.group(1))).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(now.body()).contains("spring.csv");
    assertThat(terminal.isAlive()).isTrue();
    terminal.outputWriter().append("\n").flush();
    assertThat(exit(terminal)).as(said("out.txt")).isZero();
  }

  @Test
  void sighup_reads_the_settings_anew_and_ends_nothing() throws Exception {
    Path config = shell.file("caravan.properties", "caravan.lookup.rate = 100\n");
    Process run = daemon(shell.words("run", "--config", config.toString()), "err.txt");
    untilItSays("Watching");
    FileTime before = Files.getLastModifiedTime(config);
    shell.file("caravan.properties", "caravan.lookup.rate = 200\n");
    Files.setLastModifiedTime(config, before); // as it would be seen to be another one
    ProcessSignal.send(run.pid(), "HUP");
    untilItSays("lookup now has: 200 products");
    ProcessSignal.send(run.pid(), "HUP");
    untilItSays("nothing is different");
    run.destroy();
    assertThat(exit(run)).isZero();
  }

  @Test
  void the_signals_that_programs_may_use_for_themselves_do_no_harm() throws Exception {
    Process run = daemon(shell.words("run"), "err.txt");
    untilItSays("Watching");
    for (String name : List.of("USR1", "USR2", "USR1", "USR2", "HUP")) {
      ProcessSignal.send(run.pid(), name);
    }
    shell.file("in/a.txt.part", "B00NNUMI86\n");
    Files.move(shell.input().resolve("a.txt.part"), shell.input().resolve("a.txt"));
    Path receipt = shell.output().resolve("a.receipt.json");
    await().atMost(PATIENCE).until(() -> Files.exists(receipt));
    ProcessSignal.send(run.pid(), "INT");
    assertThat(exit(run)).isZero();
  }

  @Test
  void a_second_daemon_on_one_input_folder_is_told_who_watches_it() throws Exception {
    Process run = daemon(shell.words("run"), "err.txt");
    untilItSays("Watching");
    List<String> words = new ArrayList<>(shell.words("run"));
    words.set(words.indexOf("--state") + 1, folder.resolve("another-state").toString());
    words.set(words.indexOf("--input") + 1, link(shell.input()).toString());
    Process second = daemon(words, "second.txt");
    assertThat(exit(second)).isEqualTo(2);
    assertThat(said("second.txt").lines()).hasSize(1);
    assertThat(said("second.txt"))
        .startsWith("caravan: The input folder ")
        .contains("is watched by process " + run.pid())
        .contains("with the state folder " + folder.resolve("state"))
        .contains("set caravan.input to another folder");
    assertThat(shell.say("enrich", shell.file("b.txt", "B00NNUMI86\n") + "").exit())
        .as("who watches no folder is in nobody's way; here only the state folder is in use")
        .isEqualTo(2);
    run.destroyForcibly();
    assertThat(run.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Process third = daemon(words, "third.txt");
    await().atMost(PATIENCE).until(() -> said("third.txt").contains("Watching"));
    third.destroy();
    assertThat(exit(third)).isZero();
  }

  private Path link(Path target) throws IOException {
    return Files.createSymbolicLink(folder.resolve("link"), target);
  }

  @Test
  void an_input_folder_that_can_only_be_read_is_watched_without_a_lock() throws Exception {
    Files.createDirectories(shell.input().resolve(".caravan.lock"));
    Process run = daemon(shell.words("run"), "err.txt");
    untilItSays("Watching");
    assertThat(said("err.txt"))
        .containsOnlyOnce("can't be locked")
        .contains("see to it that no other Caravan watches it")
        .doesNotContain("\tat ");
    run.destroy();
    assertThat(exit(run)).as(said("err.txt")).isZero();
  }

  @Test
  void too_few_open_files_are_a_line_and_2() throws Exception {
    for (int files : List.of(64, 100, 199)) {
      Process run = limited(files, List.of("run"));
      assertThat(exit(run)).isEqualTo(2);
      assertThat(said("err.txt").lines()).hasSize(1);
      assertThat(said("err.txt"))
          .startsWith("caravan: only " + files + " files and connections may be open at once")
          .contains("ulimit -n 1024");
    }
  }

  @Test
  void the_fewest_open_files_that_are_allowed_are_enough_for_the_demo() throws Exception {
    Process demo = limited(OpenFiles.NEEDED, List.of("demo"));
    assertThat(exit(demo)).as(said("err.txt")).isZero();
    assertThat(said("err.txt")).doesNotContain("\tat ");
  }

  @Test
  void a_port_that_cannot_be_in_any_address_is_a_line_that_names_its_setting_and_2()
      throws Exception {
    for (String[] one :
        new String[][] {
          {"caravan.circana.url", "http://127.0.0.1:99999"},
          {"caravan.lookup.url", "https://127.0.0.1:0/x"},
          {"caravan.http.listen", "127.0.0.1:99999"},
          {"caravan.input.remote", "ftp://127.0.0.1:99999/lists"},
          {"caravan.output.remote", "ftp://127.0.0.1:99999/results"},
        }) {
      List<String> words = new ArrayList<>(shell.words("run"));
      int before = 0; // what the shell says of it: picocli wants a setting once
      while (before < words.size() && !words.get(before).startsWith(one[0] + "=")) {
        before++;
      }
      if (before < words.size()) {
        words.subList(before - 1, before + 1).clear();
      }
      words.addAll(List.of("-D", one[0] + "=" + one[1]));
      Process run = start(words);
      assertThat(exit(run)).as(one[0]).isEqualTo(2);
      assertThat(said("err.txt").lines()).as(said("err.txt")).hasSize(1);
      assertThat(said("err.txt")).startsWith("caravan: " + one[0] + "=").contains("65535");
    }
  }
}
