package caravan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import caravan.crash.SmallDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code bin/caravan} as people start it. Where it matters what the launcher asks of Java, a shell
 * script stands in for Java and prints what it was asked; where it matters that it works, it is the
 * Java that runs this test.
 */
final class LauncherIT {

  private static final Path PACKED = Path.of(System.getProperty("caravan.folder"));

  @TempDir static Path folder;

  private static Path home;

  /** What one run of the launcher came to. */
  private record Run(int exit, String out, String err) {}

  @BeforeAll
  static void an_installation_with_a_space_in_its_path() throws IOException {
    home = Files.createDirectories(folder.resolve("my apps")).resolve("caravan");
    try (Stream<Path> files = Files.walk(PACKED)) {
      for (Path file : files.toList()) {
        Files.copy(file, home.resolve(PACKED.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    home = home.toRealPath();
  }

  @Test
  void the_real_java_starts_caravan_and_nothing_else_is_said() throws Exception {
    Run run = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "--help");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void a_symbolic_link_in_another_folder_starts_the_same_caravan() throws Exception {
    Path elsewhere = Files.createDirectories(folder.resolve("usr/local/bin"));
    Files.createSymbolicLink(
        elsewhere.resolve("first"), Path.of("../../../my apps/caravan/bin/caravan"));
    Path link = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));

    Run run = run(link, folder, Map.of("JAVA_HOME", fakeJava("17.0.1")), List.of("status"));

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.out().lines())
        .contains("-Dcaravan.home=" + home)
        .containsSequence("-jar", home + "/lib/caravan.jar", "status");
  }

  @Test
  void a_call_without_a_slash_finds_its_folder() throws Exception {
    Run run =
        run(
            Path.of("/bin/sh"),
            home.resolve("bin"),
            Map.of("JAVA_HOME", fakeJava("21")),
            List.of("caravan", "run"));

    assertThat(run.out().lines()).contains("-Dcaravan.home=" + home);
  }

  @Test
  void arguments_arrive_as_they_were_given() throws Exception {
    Run run =
        run(Map.of("JAVA_HOME", fakeJava("17")), "enrich", "my list.csv", "", "*", "a\"b", "-o");

    assertThat(run.out().lines()).endsWith("enrich", "my list.csv", "", "*", "a\"b", "-o");
  }

  @Test
  void java_opts_come_after_the_options_of_the_house_and_so_win() throws Exception {
    Run run = run(Map.of("JAVA_HOME", fakeJava("17"), "JAVA_OPTS", "-Xmx1g -Dstars=/*"), "run");

    assertThat(run.out().lines()).containsSubsequence("-Xmx256m", "-Xmx1g", "-Dstars=/*", "-jar");
  }

  @Test
  void the_logging_of_the_folder_is_the_one_that_counts() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", fakeJava("17")), "run").out().lines())
        .contains("-Dlogback.configurationFile=" + home + "/conf/logback.xml");
  }

  @Test
  void the_exit_code_is_that_of_caravan() throws Exception {
    String java = fakeJava("17");
    Files.writeString(Path.of(java, "release"), "JAVA_VERSION=\"17\"\n");
    Files.writeString(Path.of(java, "bin/java"), "#!/bin/sh\nexit 3\n");

    assertThat(run(Map.of("JAVA_HOME", java), "enrich", "list.csv").exit()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "de_DE.ISO-8859-1", "xx_XX.UTF-8", ""})
  void a_locale_that_cannot_spell_every_file_name_is_replaced(String locale) throws Exception {
    Run run = run(Map.of("JAVA_HOME", fakeJava("17"), "LC_ALL", locale, "LANG", "C"), "run");

    assertThat(run.out().lines()).contains("LC_ALL=C.UTF-8", "-Dfile.encoding=UTF-8");
  }

  @Test
  void a_java_that_is_too_old_is_passed_over_for_one_that_is_not() throws Exception {
    String path = Path.of(fakeJava("17.0.9"), "bin") + ":" + System.getenv("PATH");

    Run run = run(Map.of("JAVA_HOME", fakeJava("11.0.2"), "PATH", path), "run");

    assertThat(run.out()).startsWith("java 17.0.9\n");
  }

  @Test
  void a_java_that_came_along_goes_before_any_other() throws Exception {
    Path runtime = home.resolve("runtime");
    Files.move(Path.of(fakeJava("17.0.3")), runtime);
    try {
      Run run = run(Map.of("JAVA_HOME", fakeJava("25.0.1")), "run");
      assertThat(run.out()).startsWith("java 17.0.3\n");
    } finally {
      Files.move(runtime, folder.resolve("runtime"));
    }
  }

  @Test
  void a_java_is_known_by_its_release_file_without_being_asked() throws Exception {
    String java = fakeJava("1.8.0_402");
    Files.writeString(Path.of(java, "release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.3\"\n");

    assertThat(run(Map.of("JAVA_HOME", java), "run").exit()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_402", "11.0.2", "16", "9-ea"})
  void only_a_java_that_is_too_old_is_named_and_the_way_out_said(String version) throws Exception {
    String java = fakeJava(version);

    Run run = runWithNoJavaBut(Map.of("JAVA_HOME", java));

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("caravan: needs Java 17 or newer and found only Java ")
        .contains(java + "/bin/java", "JAVA_HOME");
  }

  @Test
  void no_java_at_all_is_said_in_one_line() throws Exception {
    Run run = runWithNoJavaBut(Map.of());

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            "caravan: needs Java 17 or newer and found none. Install one (Debian, Ubuntu:"
                + " apt install openjdk-17-jre-headless) or let JAVA_HOME name one.\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-Xmx99999g", "-Xmx16m -Xms64m", "-XX:NoSuchOption=1", "-Xno-such-option"})
  void a_java_that_can_not_start_has_a_code_of_its_own(String options) throws Exception {
    Run run =
        run(Map.of("JAVA_HOME", System.getProperty("java.home"), "JAVA_OPTS", options), "status");

    assertThat(run.exit()).isEqualTo(4);
    assertThat(run.err().lines())
        .singleElement()
        .asString()
        .startsWith("caravan: Java (")
        .contains(" could not start: ", "JAVA_OPTS");
  }

  @Test
  void a_java_that_gets_too_little_memory_has_it_too() throws Exception {
    String launcher = home.resolve("bin/caravan").toString();

    Run run =
        run(
            Path.of("/bin/sh"),
            folder,
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("-c", "ulimit -v 100000; exec \"$0\" status", launcher));

    assertThat(run.exit()).as(run.err()).isEqualTo(4);
    assertThat(run.err()).contains("could not start: ", "more memory").doesNotContain("occurred");
  }

  @Test
  void a_caravan_of_which_parts_are_missing_has_it_too() throws Exception {
    Map<String, String> java = Map.of("JAVA_HOME", System.getProperty("java.home"));
    Path jar = home.resolve("lib/caravan.jar");
    Path library = library("picocli-");
    for (Path part : List.of(jar, library)) {
      Path away = Files.move(part, folder.resolve("away"));
      try {
        Run run = run(java, "status");
        assertThat(run.exit()).as(run.err()).isEqualTo(4);
        assertThat(run.err()).contains("npack Caravan again").hasLineCount(1);
      } finally {
        Files.move(away, part);
      }
    }
  }

  private static Path library(String name) throws IOException {
    try (Stream<Path> all = Files.list(home.resolve("lib"))) {
      return all.filter(jar -> jar.getFileName().toString().startsWith(name))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  void a_class_archive_of_another_java_is_left_aside_in_silence() throws Exception {
    Path archive = home.resolve("lib/caravan.jsa");
    Files.deleteIfExists(archive);
    Files.writeString(archive, "laid out by some other Java");

    Run run;
    try {
      run = run(Map.of("JAVA_HOME", System.getProperty("java.home")), "--help");
    } finally {
      Files.delete(archive);
    }

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("cds", "shared", "archive");
  }

  @Test
  void java_25_gets_its_cache_and_an_older_one_the_class_archive() throws Exception {
    Path cache = home.resolve("lib/caravan.aot");
    Path archive = home.resolve("lib/caravan.jsa");
    Files.writeString(cache, "of Java 25");
    Files.writeString(archive, "of Java 17");
    try {
      assertThat(run(Map.of("JAVA_HOME", fakeJava("25.0.3")), "run").out().lines())
          .contains("-XX:AOTCache=" + cache)
          .noneMatch(option -> option.contains("caravan.jsa"));
      assertThat(run(Map.of("JAVA_HOME", fakeJava("21")), "run").out().lines())
          .contains("-XX:SharedArchiveFile=" + archive)
          .noneMatch(option -> option.contains("aot"));
    } finally {
      Files.delete(cache);
      Files.delete(archive);
    }
  }

  @Test
  void a_cache_of_another_java_is_left_aside_in_silence() throws Exception {
    Optional<Path> java25 = newerJava(25);
    assumeTrue(java25.isPresent(), "there is no Java 25 on this machine");
    Path cache = home.resolve("lib/caravan.aot");
    Files.writeString(cache, "laid out by some other Java");

    Run run;
    try {
      run = run(Map.of("JAVA_HOME", java25.orElseThrow().toString()), "--help");
    } finally {
      Files.delete(cache);
    }

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("aot", "AOT", "cache");
  }

  /** A Java of at least that feature version where Debian's packages put it. */
  private static Optional<Path> newerJava(int feature) throws IOException {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return Optional.empty();
    }
    try (Stream<Path> found = Files.list(all)) {
      return found.filter(java -> feature(java.resolve("release")) >= feature).findFirst();
    }
  }

  private static int feature(Path release) {
    try {
      return Files.isRegularFile(release)
          ? Files.readAllLines(release).stream()
              .filter(line -> line.startsWith("JAVA_VERSION=\""))
              .mapToInt(line -> Integer.parseInt(line.split("[\".]", -1)[1]))
              .findFirst()
              .orElse(0)
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_tar_keeps_the_launcher_executable_and_leaves_the_class_archive_out() throws Exception {
    Run list =
        run(
            Path.of("/usr/bin/env"),
            folder,
            Map.of(),
            List.of("tar", "tzvf", System.getProperty("caravan.archive")));

    assertThat(list.out().lines())
        .anyMatch(line -> line.startsWith("-rwxr-xr-x") && line.endsWith("/bin/caravan"))
        .anyMatch(line -> line.startsWith("-rw-r--r--") && line.endsWith("/lib/caravan.jar"))
        .anyMatch(line -> line.endsWith("/conf/caravan.properties"))
        .noneMatch(line -> line.endsWith(".jsa") || line.endsWith(".aot"));
  }

  @Test
  void the_native_library_that_lies_unpacked_for_this_machine_is_the_one_that_is_loaded()
      throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64"),
        "the launcher of another machine names another folder");
    Path native64 = home.resolve("lib/native/Linux/x86_64");

    Run run = run(Map.of("JAVA_HOME", fakeJava("17")), "run");

    assertThat(run.out().lines()).contains("-Dorg.sqlite.lib.path=" + native64);
    assertThat(native64.resolve("libsqlitejdbc.so")).isRegularFile();
  }

  @Test
  void a_temporary_folder_where_nothing_may_be_executed_does_no_harm() throws Exception {
    Path temporary = folder.resolve("noexec");
    try (SmallDisk disk = new SmallDisk(temporary, "32m,noexec")) {
      Run demo = run(withTemporary(temporary), "demo");

      assertThat(demo.exit()).as(demo.err()).isZero();
      assertThat(demo.err()).doesNotContain("ERROR", "\tat ");
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void a_temporary_folder_that_is_missing_or_read_only_stops_only_what_needs_one()
      throws Exception {
    Path state = ledger("state");
    Path missing = folder.resolve("missing");
    Path closed = folder.resolve("read-only");
    try (SmallDisk disk = new SmallDisk(closed, "1m")) {
      disk.readOnly();
      for (Path temporary : List.of(missing, closed)) {
        Run resume = run(withTemporary(temporary), "resume", "--state", state.toString());
        assertThat(resume.exit()).as(resume.err()).isZero();
        assertThat(resume.err()).isEmpty();
        assertThat(resume.out()).contains("circana was not parked");

        Run demo = run(withTemporary(temporary), "demo");
        assertThat(demo.exit()).isEqualTo(2);
        assertThat(demo.err().lines())
            .singleElement()
            .asString()
            .startsWith("caravan: nothing can");
        assertThat(demo.err()).contains(temporary + "", "-Djava.io.tmpdir=DIR");
      }
    }
  }

  @Test
  void where_no_library_lies_unpacked_that_of_the_jar_is_taken_and_else_the_way_out_is_said()
      throws Exception {
    Path state = ledger("another state");
    Path temporary = Files.createDirectories(folder.resolve("temporary"));
    Path away = folder.resolve("native");
    Files.move(home.resolve("lib/native"), away);
    try {
      Run resume = run(withTemporary(temporary), "resume", "--state", state.toString());
      assertThat(resume.exit()).as(resume.err()).isZero();

      Run nowhere =
          run(
              withTemporary(folder.resolve("missing")),
              "resume",
              "--state",
              ledger("one more state").toString());
      assertThat(nowhere.exit()).isEqualTo(2);
      assertThat(nowhere.err().lines())
          .singleElement()
          .asString()
          .contains("SQLite's native library", "missing", "-Djava.io.tmpdir=DIR");
    } finally {
      Files.move(away, home.resolve("lib/native"));
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_server_that_is_down_is_one_line_however_often_it_is_tried() throws Exception {
    Path place = Files.createDirectory(folder.resolve("server is down"));
    Files.createFile(place.resolve("known"));
    Map<String, String> settings = new HashMap<>();
    settings.put("JAVA_HOME", System.getProperty("java.home"));
    settings.put("CARAVAN_CIRCANA_KEY", "canary-1b7f");
    settings.put("CARAVAN_HTTP_LISTEN", "off");
    settings.put("CARAVAN_INPUT_REMOTE", "sftp://anna@127.0.0.1:1/lists");
    settings.put("CARAVAN_INPUT_REMOTE_PASSWORD", "canary-77aa");
    settings.put("CARAVAN_INPUT_REMOTE_KNOWN_HOSTS", place.resolve("known").toString());
    settings.put("CARAVAN_INPUT_REMOTE_POLL", "200ms");

    Run run =
        run(
            Path.of("/usr/bin/timeout"),
            place,
            settings,
            List.of("10", home.resolve("bin/caravan").toString(), "run"));

    String said = run.out() + run.err();
    assertThat(said.lines().filter(line -> line.contains("WARN") || line.contains("ERROR")))
        .singleElement()
        .asString()
        .contains("nobody answers at port 1 of 127.0.0.1");
    assertThat(said).doesNotContain("canary");
  }

  /** A state folder whose ledger is there and empty: whatever opens it needs SQLite. */
  private static Path ledger(String name) throws IOException {
    Path state = Files.createDirectories(folder.resolve(name));
    Files.createFile(state.resolve("ledger.db"));
    return state;
  }

  private static Map<String, String> withTemporary(Path folder) {
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "JAVA_OPTS",
        "-Djava.io.tmpdir=" + folder,
        "CARAVAN_CIRCANA_KEY",
        "canary-1b7f");
  }

  private Run run(Map<String, String> environment, String... arguments) throws Exception {
    return run(home.resolve("bin/caravan"), folder, environment, List.of(arguments));
  }

  /** The launcher looks in the machine's usual places too; here those, and the PATH, are empty. */
  private static Run runWithNoJavaBut(Map<String, String> environment) throws Exception {
    String script = Files.readString(home.resolve("bin/caravan"));
    assertThat(script).contains("/usr/lib/jvm/", "/usr/libexec/");
    Path launcher = home.resolve("bin/caravan-alone");
    Files.writeString(
        launcher,
        script
            .replace("/usr/lib/jvm/", folder.resolve("none") + "/")
            .replace("/usr/libexec/", folder.resolve("none") + "/"));
    executable(launcher);
    var bare = new HashMap<>(environment);
    bare.put("PATH", "");
    return run(launcher, folder, bare, List.of("run"));
  }

  private static Run run(
      Path program, Path from, Map<String, String> environment, List<String> arguments)
      throws Exception {
    Path out = Files.createTempFile("launcher", ".out");
    Path err = Files.createTempFile("launcher", ".err");
    try {
      var builder =
          new ProcessBuilder(
              Stream.concat(Stream.of(program.toString()), arguments.stream()).toList());
      builder.directory(from.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.matches("(JAVA|JDK|LC_|CARAVAN).*"));
      builder.environment().put("PATH", "/usr/bin:/bin");
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(2, TimeUnit.MINUTES);
      process.destroyForcibly();
      assertThat(ended).as("%s ends; it said: %s%s", program, text(out), text(err)).isTrue();
      return new Run(process.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** A home of a Java that tells its version and, one a line, its locale and its arguments. */
  private String fakeJava(String version) throws IOException {
    Path java = Files.createTempDirectory(folder, "fake java ");
    Files.createDirectory(java.resolve("bin"));
    String script =
        """
        #!/bin/sh
        if [ "$1" = -version ]; then
          echo 'openjdk version "VERSION" 2026-01-01' >&2
        else
          printf '%s\\n' 'java VERSION' "LC_ALL=${LC_ALL:-}" "$@"
        fi
        """;
    Path program = java.resolve("bin/java");
    Files.writeString(program, script.replace("VERSION", version));
    executable(program);
    return java.toString();
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
