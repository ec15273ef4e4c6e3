package caravan.cli;

import caravan.codes.Channel;
import caravan.sandbox.CallLog;
import caravan.sandbox.Fault;
import caravan.sandbox.Latency;
import caravan.sandbox.LimiterKind;
import caravan.sandbox.RateLimit;
import caravan.sandbox.Refusals;
import caravan.sandbox.Sandbox;
import caravan.sandbox.SandboxOptions;
import caravan.settings.Durations;
import caravan.settings.Settings;
import caravan.wiring.SteadyClock;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Both APIs, pretended. */
@Command(
    name = "sandbox",
    description = {
      "Pretends both APIs on a local port, with their limits, errors and made-up answers,",
      "until it is told to end (Ctrl-C)."
    },
    showDefaultValues = true,
    mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

  private enum PlanName {
    TRIAL,
    FULL,
    UNLIMITED
  }

  @Option(names = "--port", description = "0: any free one.")
  private int port = 8099;

  @Option(names = "--plan", description = "${COMPLETION-CANDIDATES}")
  private PlanName plan = PlanName.TRIAL;

  @Option(names = "--counting", description = "How tokens are counted: ${COMPLETION-CANDIDATES}.")
  private LimiterKind limiterKind = LimiterKind.SLIDING;

  @Option(
      names = "--rate",
      description = "Tokens a window, on both channels, instead of the plan's.")
  private @Nullable Long rate;

  @Option(
      names = "--window",
      description = "The length of the window.",
      defaultValue = "1m",
      converter = SpanConverter.class)
  @SuppressWarnings("NullAway.Init")
  private Duration window;

  @Option(names = "--daily", description = "Tokens a day, on both channels, instead of the plan's.")
  private @Nullable Long daily;

  @Option(
      names = "--day",
      description = "The length of a day.",
      defaultValue = "1d",
      converter = SpanConverter.class)
  @SuppressWarnings("NullAway.Init")
  private Duration day;

  @Option(
      names = "--latency",
      paramLabel = "TIME[-TIME]",
      description = "How long an answer takes: 50ms, or 20ms-500ms.",
      defaultValue = "20ms-80ms",
      converter = LatencyConverter.class)
  @SuppressWarnings("NullAway.Init")
  private Latency latency;

  @Option(
      names = "--fault",
      paramLabel = "KIND[:COUNT|:PERCENT%]",
      description = {
        "What goes wrong: always, with the next so many calls, or with some by chance.",
        "KIND: " + FaultConverter.KINDS + ". May be given several times."
      },
      showDefaultValue = Visibility.NEVER,
      converter = FaultConverter.class)
  private List<Fault> faults = List.of();

  @Option(
      names = "--revoked",
      paramLabel = "KEY",
      description = "A key that is refused.",
      showDefaultValue = Visibility.NEVER,
      split = ",")
  private List<String> revoked = List.of();

  @Option(
      names = "--poison",
      paramLabel = "CODE",
      description = "A code for which the whole call is refused.",
      showDefaultValue = Visibility.NEVER,
      split = ",")
  private List<String> poison = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  SandboxCommand() {}

  private SandboxOptions sensible() {
    try {
      return options();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (ShutdownSignal shutdownSignal = new ShutdownSignal(Exits.DONE);
        Sandbox sandbox = Sandbox.start(sensible(), new SteadyClock())) {
      out.println(
          "Sandbox at " + sandbox.uri() + ": the answers are made up. " + pretended(sandbox));
      out.println(urls(sandbox) + ", and any key.");
      out.flush();
      shutdownSignal.await();
      count(sandbox, out);
      out.flush();
    }
    return Exits.DONE;
  }

  private SandboxOptions options() {
    SandboxOptions.Builder options =
        switch (plan) {
          case TRIAL -> SandboxOptions.trial();
          case FULL -> SandboxOptions.full();
          case UNLIMITED -> SandboxOptions.unlimited();
        };
    return options
        .port(port)
        .limits(this::changed)
        .day(day)
        .latency(latency)
        .faults(faults.toArray(new Fault[0]))
        .revoked(revoked.toArray(new String[0]))
        .refusals(Refusals.naming().poison(poison.toArray(new String[0])))
        .build();
  }

  private RateLimit changed(RateLimit usual) {
    return usual
        .withRate(rate == null ? usual.rate() : rate, window)
        .withDaily(daily == null ? usual.daily() : daily)
        .counting(limiterKind);
  }

  private static String urls(Sandbox sandbox) {
    return sandbox.channels().stream()
        .map(channel -> Settings.variable(channel, "url") + "=" + sandbox.uri())
        .collect(Collectors.joining(" "));
  }

  private String pretended(Sandbox sandbox) {
    return "%s; a day is %s; answers in %s to %s; %s."
        .formatted(
            sandbox.channels().stream()
                .map(channel -> channel + ": " + limits(sandbox.limits(channel)))
                .collect(Collectors.joining("; ")),
            Durations.show(day),
            Durations.show(latency.min()),
            Durations.show(latency.max()),
            faults.isEmpty() ? "nothing goes wrong" : HumanText.count(faults.size(), "fault"));
  }

  private static String limits(RateLimit rateLimit) {
    String window =
        rateLimit.rate() == 0
            ? "no limit of a window"
            : HumanText.number(rateLimit.rate())
                + " tokens in "
                + Durations.show(rateLimit.window())
                + " ("
                + rateLimit.counting().name().toLowerCase(java.util.Locale.ROOT)
                + ")";
    return window
        + (rateLimit.daily() == 0
            ? ", no limit of a day"
            : ", " + HumanText.number(rateLimit.daily()) + " a day");
  }

  private void count(Sandbox sandbox, PrintWriter out) {
    CallLog callLog = sandbox.diary();
    for (Channel channel : sandbox.channels()) {
      out.println(
          "%s: %s, %s, %s answered with 429, densest %s: %s"
              .formatted(
                  channel.word(),
                  HumanText.count(callLog.calls(channel), "call"),
                  HumanText.count(callLog.tokens(channel), "token"),
                  HumanText.number(callLog.answeredWith(channel, 429)),
                  Durations.show(window),
                  HumanText.count(callLog.densest(channel, window), "token")));
    }
  }
}
