package caravan.cli;

import caravan.asinscope.Endpoint;
import caravan.asinscope.Endpoints;
import caravan.files.TemporaryNames;
import caravan.ledger.ListRecord;
import caravan.ledger.Overview;
import caravan.sandbox.Latency;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import caravan.settings.Settings;
import caravan.settings.SettingsSource;
import caravan.wiring.Daemon;
import caravan.wiring.SteadyClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The whole road once, on the sandbox, with a sample list. */
@Command(
    name = "demo",
    description = {
      "Shows the whole road with a sample list: needs no key, asks nobody outside. Ends by itself;",
      "on a terminal its page stays open until Enter is pressed.",
      "The answers are pretended. The results are in output/demo."
    },
    mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

  private static final String LIST = "spring.csv";
  private static final int RATE = 30;
  private static final Duration WINDOW = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int SHOWN = 8;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  Demo() {}

  @Override
  public Integer call() {
    Path output = Path.of("output", "demo").toAbsolutePath();
    PrintWriter out = spec.commandLine().getOut();
    try (ShutdownSignal shutdownSignal = new ShutdownSignal(Exits.FAILED);
        TempFolder scratch = new TempFolder("caravan-demo");
        Sandbox sandbox = Sandbox.start(sandbox(), new SteadyClock());
        Daemon daemon = Daemon.start(settings(scratch.folder(), output, sandbox), true)) {
      announce(sandbox, daemon, out);
      drop(scratch.folder().resolve("input"));
      Optional<ListRecord> done = delivered(daemon.ledger().overview(), shutdownSignal);
      done.ifPresent(list -> show(list, output, out));
      out.flush();
      if (done.isPresent()) {
        stayOpen(daemon, shutdownSignal);
      }
      return done.isPresent() ? Exits.DONE : late(out);
    }
  }

  /** For who sits at a terminal and wants to see the page. */
  private static void stayOpen(Daemon daemon, ShutdownSignal shutdownSignal) {
    Confirmation person = Confirmation.here();
    if (!person.possible()) {
      return;
    }
    String line = "The page is at %s until you press Enter. ".formatted(page(daemon));
    CountDownLatch pressed = new CountDownLatch(1);
    Thread reader =
        new Thread(
            () -> {
              var unused = person.typed(line);
              pressed.countDown();
            },
            "enter");
    reader.setDaemon(true); // what waits for a line can't be interrupted
    reader.start();
    while (pressed.getCount() > 0 && !shutdownSignal.within(LOOK)) {
      // until Enter or a signal
    }
  }

  private static String page(Daemon daemon) {
    return daemon.statusAddress().map(address -> "http://" + address + "/").orElse("");
  }

  private static SandboxOptions sandbox() {
    return SandboxOptions.trial()
        .limits(usual -> usual.rate() == 0 ? usual : usual.withRate(RATE, WINDOW))
        .latency(Latency.ofMillis(30, 90))
        .build();
  }

  private static Settings settings(Path scratch, Path output, Sandbox sandbox) {
    Map<String, String> told = new HashMap<>();
    for (Endpoint endpoint : Endpoints.standard().all()) {
      String channel = "caravan." + endpoint.channel();
      told.put(channel + ".key", "demo");
      told.put(channel + ".url", sandbox.uri().toString());
      if (!endpoint.plans().isEmpty()) {
        told.put(channel + ".rate", String.valueOf(RATE));
        told.put(channel + ".window", WINDOW.toSeconds() + "s");
      }
    }
    told.put("caravan.input", scratch.resolve("input").toString());
    told.put("caravan.input.settle", "100ms");
    told.put("caravan.output", output.toString());
    told.put("caravan.state", scratch.resolve("state").toString());
    told.put("caravan.http.listen", "127.0.0.1:0");
    return new SettingsSource(Optional.empty(), Map.of(), told).load();
  }

  private static void announce(Sandbox sandbox, Daemon daemon, PrintWriter out) {
    out.println(
        """
        This is a demo on the built-in sandbox (%s). THE ANSWERS ARE PRETENDED:
        only the examples of the API's documents are real products. No key is used, nobody outside is asked.
        A trial plan allows 30 products a minute; here a minute lasts a second. %s is dropped now.
        The page: %s"""
            .formatted(sandbox.uri(), LIST, page(daemon)));
    out.flush();
  }

  private static void drop(Path input) {
    try (InputStream sample = Demo.class.getResourceAsStream("/caravan/demo/" + LIST)) {
      if (sample == null) {
        throw new IllegalStateException("the jar of Caravan lacks its sample list");
      }
      Files.createDirectories(input);
      Path aside = input.resolve(LIST + TemporaryNames.PART);
      Files.copy(sample, aside);
      Files.move(aside, input.resolve(LIST));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample list can't be dropped: " + e.getMessage(), e);
    }
  }

  private static Optional<ListRecord> delivered(Overview overview, ShutdownSignal shutdownSignal) {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(PATIENCE) < 0 && !shutdownSignal.within(POLL);
        waited = waited.plus(POLL)) {
      Optional<ListRecord> list = overview.delivered(1).stream().findFirst();
      if (list.isPresent()) {
        return list;
      }
    }
    return Optional.empty();
  }

  private static void show(ListRecord list, Path output, PrintWriter out) {
    Path csv = output.resolve(list.result() + ".csv");
    out.println();
    try (Stream<String> lines = Files.lines(csv)) {
      lines.limit(SHOWN).forEach(line -> out.println("  " + line));
    } catch (IOException e) {
      throw new UncheckedIOException(csv + " can't be read: " + e.getMessage(), e);
    }
    out.println("  …");
    out.println();
    out.println(
        "%s, %s. The results (pretended) are in %s:"
            .formatted(
                HumanText.count(list.rows(), "row"),
                HumanText.count(list.tokens(), "token"),
                output));
    for (String ending : List.of(".csv", ".json", ".receipt.json")) {
      out.println("  " + list.result() + ending);
    }
    String keys =
        Endpoints.standard().channels().stream()
            .map(channel -> Settings.variable(channel, "key"))
            .collect(Collectors.joining(" or "));
    out.println("Next: a key of your own in " + keys + ", then 'caravan run'.");
  }

  private static int late(PrintWriter out) {
    out.println("The demo did not end in " + HumanText.span(PATIENCE) + ".");
    out.flush();
    return Exits.FAILED;
  }
}
