package caravan.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.asinscope.BarcodesLookup;
import caravan.asinscope.CircanaBarcodes;
import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import caravan.codes.Domain;
import caravan.ledger.CacheTtl;
import caravan.lists.CheckDigit;
import caravan.lists.HoldRules;
import caravan.lists.ListRules;
import caravan.pace.Plan;
import caravan.results.Delimiter;
import caravan.results.Formulas;
import caravan.results.ResultFormat;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SettingsTests {

  @Test
  void the_defaults_are_those_of_the_design() {
    Settings settings = Load.options();
    Duration minute = Duration.ofSeconds(60);
    assertThat(settings.channel(CircanaBarcodes.CHANNEL).plan())
        .isEqualTo(new Plan(30, minute, 1_000, 10, 100));
    assertThat(settings.channel(BarcodesLookup.CHANNEL).plan())
        .isEqualTo(new Plan(0, minute, 0, 1, 50));
    assertThat(settings.channel(CircanaBarcodes.CHANNEL).concurrency()).isEqualTo(4);
    assertThat(settings.channel(BarcodesLookup.CHANNEL).concurrency()).isEqualTo(1);
    for (Channel channel : Endpoints.standard().channels()) {
      ChannelSettings one = settings.channel(channel);
      assertThat(one.channel()).isEqualTo(channel);
      assertThat(one.key()).isEmpty();
      assertThat(one.on()).isFalse();
      assertThat(one.url()).isEqualTo(URI.create("https://api.asinscope.com"));
      assertThat(one.timeout()).isEqualTo(Duration.ofSeconds(30));
    }
    assertThat(settings.folders())
        .isEqualTo(
            new Settings.Folders(
                Path.of("input").toAbsolutePath(),
                Path.of("output").toAbsolutePath(),
                Path.of(".caravan").toAbsolutePath(),
                Duration.ofSeconds(2),
                List.of(),
                new Settings.RemoteWatch(Duration.ofSeconds(10), false),
                List.of()));
    assertThat(settings.lists()).isEqualTo(new ListRules(Domain.COM, CheckDigit.WARN));
    assertThat(settings.channel(BarcodesLookup.CHANNEL).options()).isEmpty();
    assertThat(settings.hold()).isEqualTo(new HoldRules(true, OptionalLong.empty()));
    assertThat(settings.results().formats()).containsExactly(ResultFormat.CSV, ResultFormat.JSON);
    assertThat(settings.results().formulas()).isEqualTo(Formulas.ESCAPE);
    assertThat(settings.results().delimiter()).isEqualTo(Delimiter.COMMA);
    assertThat(settings.partialAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.cache()).isEqualTo(new CacheTtl(Duration.ofDays(30), Duration.ofDays(1)));
    assertThat(settings.keep()).isEqualTo(Duration.ofDays(90));
    assertThat(settings.keepLists()).isEmpty();
    assertThat(settings.ledger().url()).isEmpty();
    assertThat(settings.linger()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.http()).contains(new HostPort("127.0.0.1", 8080));
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void every_setting_reaches_its_place() {
    says(
        "caravan.circana.key",
        "k1",
        s -> s.channel(CircanaBarcodes.CHANNEL).key().orElseThrow().reveal(),
        "k1");
    says(
        "caravan.lookup.key",
        " k2 ",
        s -> s.channel(BarcodesLookup.CHANNEL).key().orElseThrow().reveal(),
        "k2");
    says(
        "caravan.circana.url",
        "http://h/a/",
        s -> s.channel(CircanaBarcodes.CHANNEL).url(),
        URI.create("http://h/a"));
    says(
        "caravan.lookup.url",
        "https://h:9",
        s -> s.channel(BarcodesLookup.CHANNEL).url(),
        URI.create("https://h:9"));
    says(
        "caravan.circana.plan", "Full", s -> s.channel(CircanaBarcodes.CHANNEL).plan().rate(), 500);
    says(
        "caravan.circana.plan",
        "full",
        s -> s.channel(CircanaBarcodes.CHANNEL).plan().daily(),
        150_000L);
    for (Channel channel : Endpoints.standard().channels()) {
      String at = "caravan." + channel.word();
      says(at + ".rate", "600", s -> s.channel(channel).plan().rate(), 600);
      says(at + ".rate", "0", s -> s.channel(channel).plan().limited(), false);
      says(at + ".window", "2s", s -> s.channel(channel).plan().window(), Duration.ofSeconds(2));
      says(at + ".daily", "150,000", s -> s.channel(channel).plan().daily(), 150_000L);
      says(at + ".batch", "20", s -> s.channel(channel).plan().batch(), 20);
      says(at + ".concurrency", "9", s -> s.channel(channel).concurrency(), 9);
      says(at + ".timeout", "1m", s -> s.channel(channel).timeout(), Duration.ofMinutes(1));
    }
    says("caravan.lookup.domain", "de", s -> s.lists().defaultDomain(), Domain.DE);
    says(
        "caravan.lookup.desc",
        "yes",
        s -> s.channel(BarcodesLookup.CHANNEL).options(),
        Set.of("desc"));
    says("caravan.codes.check-digit", "reject", s -> s.lists().checkDigit().name(), "REJECT");
    says("caravan.hold", "Never", s -> s.hold().doubtful(), false);
    says("caravan.approve.over", "5,000", s -> s.hold().approveOver(), OptionalLong.of(5_000));
    says("caravan.approve.over", "0", s -> s.hold().approveOver(), OptionalLong.of(0));
    says("caravan.approve.over", "OFF", s -> s.hold().approveOver(), OptionalLong.empty());
    says("caravan.input", "/in", s -> s.folders().input(), Path.of("/in"));
    says("caravan.output", "/x/../out", s -> s.folders().output(), Path.of("/out"));
    says("caravan.state", "/state", s -> s.folders().state(), Path.of("/state"));
    says("caravan.input.settle", "0s", s -> s.folders().settle(), Duration.ZERO);
    says("caravan.output.formulas", "raw", s -> s.results().formulas().name(), "RAW");
    says("caravan.output.delimiter", "same", s -> s.results().delimiter().name(), "SAME");
    says("caravan.output.delimiter", "Tab", s -> s.results().delimiter().name(), "TAB");
    says("caravan.output.bom", "true", s -> s.results().bom(), true);
    says(
        "caravan.output.formats",
        "XLSX, ndjson",
        s -> List.copyOf(s.results().formats()),
        List.of(ResultFormat.NDJSON, ResultFormat.XLSX));
    says("caravan.output.partial-after", "1h", s -> s.partialAfter(), Duration.ofHours(1));
    says("caravan.cache.found", "2d", s -> s.cache().found(), Duration.ofDays(2));
    says("caravan.cache.not-found", "3d", s -> s.cache().notFound(), Duration.ofDays(3));
    says("caravan.keep", "4d", s -> s.keep(), Duration.ofDays(4));
    says("caravan.keep.lists", "5d", s -> s.keepLists().orElseThrow(), Duration.ofDays(5));
    says("caravan.keep.lists", "Forever", s -> s.keepLists().isPresent(), false);
    says("caravan.ledger.user", "anna", s -> s.ledger().user().orElseThrow(), "anna");
    says(
        "caravan.ledger.password", "p w", s -> s.ledger().password().orElseThrow().reveal(), "p w");
    String url = "jdbc:postgresql://db.example.com/caravan?ssl=true";
    says("caravan.ledger.url", url, s -> s.ledger().url().orElseThrow(), url);
    says("caravan.linger", "250ms", s -> s.linger(), Duration.ofMillis(250));
    says("caravan.http.listen", "OFF", s -> s.http().isPresent(), false);
    says("caravan.http.listen", "[::1]:0", s -> s.http().orElseThrow(), new HostPort("::1", 0));
  }

  private static void says(
      String key, String text, Function<Settings, Object> place, Object value) {
    assertThat(place.apply(Load.options(key, text))).as(key).isEqualTo(value);
  }

  @Test
  void an_explicit_rate_or_daily_overrides_the_plan_and_leaves_the_rest_of_it() {
    Plan plan =
        Load.options("caravan.circana.plan", "full", "caravan.circana.rate", "250")
            .channel(CircanaBarcodes.CHANNEL)
            .plan();
    assertThat(plan.rate()).isEqualTo(250);
    assertThat(plan.daily()).isEqualTo(150_000);
  }

  @Test
  void without_any_key_a_command_that_calls_is_told_both_settings() {
    assertThatThrownBy(() -> Load.options().requireAChannel())
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("caravan.circana.key (CARAVAN_CIRCANA_KEY")
        .hasMessageContaining("caravan.lookup.key (CARAVAN_LOOKUP_KEY");
    Load.options("caravan.lookup.key", "k").requireAChannel();
    Load.options("caravan.circana.key", "k").requireAChannel();
  }

  @Test
  void all_that_is_wrong_is_named_at_once() {
    List<String> faults =
        Load.faultsOfOptions(
            "caravan.circana.plan", "gold",
            "caravan.lookup.rate", "fast",
            "caravan.lookup.window", "60",
            "caravan.lookup.domain", "us",
            "caravan.output.formats", "csv,pdf",
            "caravan.hold", "maybe",
            "caravan.approve.over", "-1",
            "caravan.http.listen", "8080x",
            "caravan.nonsense", "1");
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "caravan.circana.plan=gold (the command line): must be trial or full;"
                + " the default is trial",
            "caravan.lookup.rate=fast (the command line): must be a whole number from 0 to"
                + " 1000000000; the default is 0",
            "caravan.lookup.window=60 (the command line): must be a number with its unit"
                + " (ms, s, m, h or d), such as 500ms, 60s, 10m or 30d; the default is 60s",
            "caravan.lookup.domain=us (the command line): must be com, ca, de, fr, it, nl, es, in,"
                + " uk, jp, au or mx; the default is com",
            "caravan.output.formats=csv,pdf (the command line): must be one or more of csv, json,"
                + " ndjson, xlsx, crosswalk or changes, with commas between them; the default is csv,json",
            "caravan.hold=maybe (the command line): must be doubtful or never; the default is doubtful",
            "caravan.approve.over=-1 (the command line): must be a whole number from 0 to 1000000000,"
                + " or off; the default is off",
            "caravan.http.listen=8080x (the command line): must be off or HOST:PORT, such as"
                + " 127.0.0.1:8080; the default is 127.0.0.1:8080",
            "caravan.nonsense (the command line): is not a setting of Caravan"
                + "; conf/caravan.properties lists them all");
  }

  @Test
  void a_wrong_value_of_any_setting_is_named_in_one_line() {
    Map<String, String> wrong =
        Load.map(
            "caravan.circana.url", "ftp://h",
            "caravan.circana.rate", "5",
            "caravan.circana.daily", "9",
            "caravan.circana.window", "0s",
            "caravan.circana.batch", "101",
            "caravan.circana.concurrency", "0",
            "caravan.circana.timeout", "1ms",
            "caravan.lookup.url", "api.asinscope.com",
            "caravan.lookup.rate", "-1",
            "caravan.lookup.daily", "1,5",
            "caravan.lookup.batch", "51",
            "caravan.lookup.concurrency", "many",
            "caravan.lookup.timeout", "2d",
            "caravan.lookup.desc", "maybe",
            "caravan.input.settle", "2 weeks",
            "caravan.input.remote", "files.example.com",
            "caravan.codes.check-digit", "ignore",
            "caravan.hold", "always",
            "caravan.approve.over", "a lot",
            "caravan.output.formulas", "keep",
            "caravan.output.delimiter", ";",
            "caravan.output.bom", "utf-8",
            "caravan.output.partial-after", "-1m",
            "caravan.output.remote", "http://h/x",
            "caravan.ledger.url", "postgresql://h/db",
            "caravan.cache.found", "forever",
            "caravan.cache.not-found", "1\nd",
            "caravan.keep", "P1Y",
            "caravan.linger", "2h",
            "caravan.input", "a\0b");
    wrong.forEach(
        (key, value) ->
            assertThat(Load.faultsOfOptions(key, value))
                .as(key)
                .singleElement()
                .asString()
                .startsWith(key + "=")
                .contains("(the command line): ")
                .doesNotContain("\n", "\0"));
    String[] all =
        wrong.entrySet().stream()
            .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
            .toArray(String[]::new);
    assertThat(Load.faultsOfOptions(all)).hasSize(wrong.size());
  }

  @Test
  void a_rate_below_the_price_of_the_cheapest_call_is_refused() {
    assertThat(Load.faultsOfOptions("caravan.circana.rate", "9"))
        .containsExactly(
            "caravan.circana.rate=9 (the command line): never pays for a call, the cheapest costs"
                + " 10; write 10 or more, or 0 if the limit is not known");
    assertThat(
            Load.options("caravan.lookup.rate", "1").channel(BarcodesLookup.CHANNEL).plan().rate())
        .isEqualTo(1);
  }

  @Test
  void a_setting_that_needs_a_value_is_not_empty() {
    assertThat(Load.faultsOfOptions("caravan.lookup.rate", "", "caravan.input", " "))
        .containsExactlyInAnyOrder(
            "caravan.lookup.rate= (the command line): is empty; write a value, such as 0",
            "caravan.input= (the command line): is empty; write a value, such as input");
  }

  @Test
  void a_batch_that_wastes_tokens_and_a_page_for_everybody_are_allowed_and_warned_of() {
    Settings settings =
        Load.options("caravan.circana.batch", "25", "caravan.http.listen", "*:8080");
    assertThat(settings.http()).contains(new HostPort("0.0.0.0", 8080));
    assertThat(settings.warnings())
        .hasSize(2)
        .anyMatch(w -> w.startsWith("caravan.circana.batch=25") && w.contains("multiple of 10"))
        .anyMatch(w -> w.startsWith("caravan.http.listen=*:8080") && w.contains("127.0.0.1"));
  }

  @Test
  void the_description_tells_each_value_in_force_and_where_it_came_from() {
    Map<String, EffectiveValue> described =
        Load.options("caravan.circana.plan", "full", "caravan.circana.daily", "200").described();
    assertThat(described.get("caravan.circana.rate")).hasToString("500 (plan full)");
    assertThat(described.get("caravan.circana.daily")).hasToString("200 (the command line)");
    assertThat(described.get("caravan.linger")).hasToString("1s (default)");
    assertThat(described.get("caravan.lookup.key")).hasToString("not set (default)");
    assertThat(described.get("caravan.input").value())
        .isEqualTo(Path.of("input").toAbsolutePath().toString());
    assertThat(described.keySet())
        .containsExactlyInAnyOrderElementsOf(
            SettingsSource.defaults(Endpoints.standard()).stream().map(RawValue::key).toList());
  }

  @Test
  void records_refuse_what_can_not_be() {
    Settings good = Load.options();
    assertThatThrownBy(
            () ->
                new ChannelSettings(
                    new BarcodesLookup(),
                    good.channel(BarcodesLookup.CHANNEL).key(),
                    good.channel(BarcodesLookup.CHANNEL).url(),
                    good.channel(BarcodesLookup.CHANNEL).plan(),
                    0,
                    Duration.ofSeconds(1),
                    Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CacheTtl(Duration.ofDays(-1), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Secret(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HostPort("h", 70_000))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
