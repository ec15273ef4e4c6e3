package caravan.asinscope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class KeyRingTests {

  private static final JsonMapper JSON = new JsonMapper();

  @Provide
  Arbitrary<String> secrets() {
    Arbitrary<String> awkward =
        Arbitraries.strings()
            .withChars("ab+&=%\"\\/<>' ,?#\n\t\u00e9\u20ac")
            .ofMinLength(8)
            .ofMaxLength(40);
    Arbitrary<String> any = Arbitraries.strings().ofMinLength(8).ofMaxLength(60);
    return Arbitraries.oneOf(awkward, any)
        .filter(text -> !text.isBlank())
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  private static KeyRing keys(String secret) {
    return new KeyRing(
        Map.of(
            BarcodesLookup.CHANNEL,
            new ApiKey(secret),
            CircanaBarcodes.CHANNEL,
            new ApiKey(secret)));
  }

  @Property(tries = 300)
  void any_key_arrives_in_the_query_as_it_is(@ForAll("secrets") String secret) {
    String sent =
        keys(secret).inQuery(BarcodesLookup.CHANNEL, "/barcodes/lookup?upc=1%2C2&domain=com");
    assertThat(sent).startsWith("/barcodes/lookup?upc=1%2C2&domain=com&key=");
    String value = sent.substring(sent.lastIndexOf("&key=") + 5);
    assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(secret);
    assertThat(value).matches("[\\w.*+%-]+");
  }

  @Property(tries = 300)
  void any_key_arrives_in_the_body_as_it_is(@ForAll("secrets") String secret) throws IOException {
    byte[] body = " { \"asins\" : [\"B0086FFHLS\"] }\n".getBytes(StandardCharsets.UTF_8);
    JsonNode sent = JSON.readTree(keys(secret).inBody(CircanaBarcodes.CHANNEL, body));
    assertThat(sent.get("key").textValue()).isEqualTo(secret);
    assertThat(sent.get("asins").get(0).textValue()).isEqualTo("B0086FFHLS");
    assertThat(sent).hasSize(2);
  }

  @Property(tries = 300)
  void any_key_is_taken_out_of_a_text_however_it_is_written(@ForAll("secrets") String secret)
      throws IOException {
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    JsonMapper ascii = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    String json = JSON.writeValueAsString(secret);
    String escaped = ascii.writeValueAsString(secret);
    String html = secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    for (String form :
        new String[] {
          secret,
          url,
          url.replace("+", "%20"),
          lowerHex(url),
          json.substring(1, json.length() - 1),
          escaped.substring(1, escaped.length() - 1),
          escaped.substring(1, escaped.length() - 1).replace("/", "\\/"),
          html
        }) {
      assertThat(keys(secret).redact("<" + form + ">, then [" + form + "]"))
          // Where a key ends like the beginning of an escape, the escape's rest may stay behind.
          .matches("(?s)<\\*{3}[a-z0-9;\\\\]{0,5}>, then \\[\\*{3}[a-z0-9;\\\\]{0,5}]");
    }
  }

  private static String lowerHex(String url) {
    return Pattern.compile("%..")
        .matcher(url)
        .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
  }

  @Example
  void a_path_without_a_query_gets_one() {
    assertThat(keys("k-1").inQuery(BarcodesLookup.CHANNEL, "/barcodes/lookup"))
        .isEqualTo("/barcodes/lookup?key=k-1");
    assertThat(keys("k-1").inQuery(BarcodesLookup.CHANNEL, "/barcodes/lookup?"))
        .isEqualTo("/barcodes/lookup?key=k-1");
  }

  @Example
  void an_empty_object_holds_the_key_alone() {
    byte[] sent =
        keys("k-1").inBody(CircanaBarcodes.CHANNEL, "{ }".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(sent, StandardCharsets.UTF_8)).isEqualTo("{\"key\":\"k-1\"}");
  }

  @Example
  void a_body_that_is_no_object_takes_no_key() {
    assertThatThrownBy(
            () ->
                keys("k-1").inBody(CircanaBarcodes.CHANNEL, "[1]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(AsinscopeException.class)
        .hasMessageContaining("JSON object");
  }

  @Example
  void each_channel_is_paid_with_its_own_key_and_both_are_hidden() {
    KeyRing keyRing =
        new KeyRing(
            Map.of(
                BarcodesLookup.CHANNEL,
                new ApiKey("one"),
                CircanaBarcodes.CHANNEL,
                new ApiKey("one-more")));
    assertThat(keyRing.inQuery(BarcodesLookup.CHANNEL, "/p?q")).isEqualTo("/p?q&key=one");
    assertThat(
            new String(
                keyRing.inBody(CircanaBarcodes.CHANNEL, new byte[] {'{', '}'}),
                StandardCharsets.UTF_8))
        .isEqualTo("{\"key\":\"one-more\"}");
    assertThat(keyRing.redact("one, one-more")).isEqualTo("***, ***");
  }

  @Example
  void a_renewed_key_pays_and_the_one_before_stays_hidden() {
    KeyRing keyRing = keys("k-1");
    assertThat(keyRing.renew(BarcodesLookup.CHANNEL, new ApiKey("k-1"))).isFalse();
    assertThat(keyRing.renew(BarcodesLookup.CHANNEL, new ApiKey("n-2"))).isTrue();
    assertThat(keyRing.inQuery(BarcodesLookup.CHANNEL, "/p?q")).isEqualTo("/p?q&key=n-2");
    assertThat(keyRing.redact("k-1, n-2")).isEqualTo("***, ***");
  }

  @Example
  void a_channel_without_a_key_says_so() {
    KeyRing none = new KeyRing(Map.of());
    assertThatThrownBy(() -> none.inQuery(BarcodesLookup.CHANNEL, "/p"))
        .isInstanceOf(AsinscopeException.class)
        .hasMessageContaining("lookup has no key");
    assertThatThrownBy(() -> none.inBody(CircanaBarcodes.CHANNEL, new byte[] {'{', '}'}))
        .isInstanceOf(AsinscopeException.class)
        .hasMessageContaining("circana has no key");
    assertThat(none.redact("nothing to hide")).isEqualTo("nothing to hide");
  }

  @Example
  void a_key_never_shows_itself_and_refuses_to_be_empty() {
    assertThat(new ApiKey("canary").toString()).isEqualTo("***");
    assertThatThrownBy(() -> new ApiKey(" ")).hasMessageContaining("empty");
    assertThatThrownBy(() -> new ApiKey("half \ud83d")).hasMessageContaining("not text");
  }

  @Example
  void a_renewed_key_of_one_channel_leaves_the_other_s_as_it_is() {
    KeyRing keys = keys("secret-of-both");
    assertThat(keys.renew(CircanaBarcodes.CHANNEL, new ApiKey("secret-of-one"))).isTrue();
    assertThat(keys.inQuery(BarcodesLookup.CHANNEL, "?")).isEqualTo("?key=secret-of-both");
    assertThat(keys.inQuery(BarcodesLookup.CHANNEL, "?a=1")).isEqualTo("?a=1&key=secret-of-both");
    assertThat(keys.inQuery(BarcodesLookup.CHANNEL, "/x")).isEqualTo("/x?key=secret-of-both");
    assertThat(keys.renew(CircanaBarcodes.CHANNEL, new ApiKey("secret-of-one"))).isFalse();
  }
}
