package caravan.asinscope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a response is read, and how, in time that is moved by hand. */
final class BodyTests {

  private static final String JSON = "application/json; charset=utf-8";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
  private final InstantSource source = now::get;
  private final Clock clock = source.withZone(ZoneOffset.UTC);

  private Body read(InputStream in, String type, int bytes) {
    return Body.read(in, type, new Body.Limits(bytes, Duration.ofSeconds(30), clock));
  }

  private Body read(String text, Charset charset, String type) {
    return read(new ByteArrayInputStream(text.getBytes(charset)), type, 1_000);
  }

  @Test
  void a_body_is_read_in_the_charset_that_it_names_and_else_as_utf_8() {
    assertThat(read("größe", UTF_8, JSON).text()).isEqualTo("größe");
    assertThat(read("größe", ISO_8859_1, "text/plain; Charset = \"iso-8859-1\"").text())
        .isEqualTo("größe");
    assertThat(read("größe", UTF_16, "text/plain;charset=utf-16").text()).isEqualTo("größe");
    assertThat(read("größe", UTF_8, null).text()).isEqualTo("größe");
    assertThat(read("größe", UTF_8, "text/plain; charset=x-none").text()).isEqualTo("größe");
    assertThat(read("größe", UTF_8, "text/plain; charset=*").text()).isEqualTo("größe");
  }

  @Test
  void blanks_around_it_and_a_byte_order_mark_are_left_out() {
    Body body = read("\n\uFEFF  {} \n", UTF_8, JSON);
    assertThat(body).isEqualTo(new Body("{}", false, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "<html></html>, application/json, true",
    "<html></html>, text/html, true",
    "'{\"items\":[]}', TEXT/HTML, false",
    "[], text/html, false",
    "'\"x\"', text/html, false",
    "Access denied, text/html, true",
    "Access denied, text/plain, false",
    "'{}', application/json, false"
  })
  void a_page_is_what_looks_like_one_or_is_called_so_and_is_no_json(
      String text, String type, boolean page) {
    assertThat(read(text, UTF_8, type).page()).isEqualTo(page);
  }

  @Test
  void a_body_may_be_as_large_as_the_limit_and_no_larger() {
    byte[] bytes = "x".repeat(100).getBytes(UTF_8);
    assertThat(read(new ByteArrayInputStream(bytes), JSON, 100).fault()).isEmpty();
    assertThat(read(new ByteArrayInputStream(bytes), JSON, 99).fault())
        .isEqualTo("is larger than 99 bytes");
  }

  /** Gives a byte at a time, each a while after the last. */
  private InputStream slow(int bytes, Duration each) {
    return new InputStream() {
      private int given;

      @Override
      public int read() {
        now.updateAndGet(before -> before.plus(each));
        return given++ < bytes ? 'x' : -1;
      }

      @Override
      public int read(byte[] into, int from, int length) {
        int one = read();
        if (one < 0) {
          return -1;
        }
        into[from] = (byte) one;
        return 1;
      }
    };
  }

  @Test
  void a_body_that_takes_longer_than_it_may_is_left_where_it_is() {
    assertThat(read(slow(30, Duration.ofSeconds(1)), JSON, 100).fault()).isEmpty();
    Body late = read(slow(31, Duration.ofSeconds(1)), JSON, 100);
    assertThat(late.fault()).isEqualTo("took longer than 30 s");
    assertThat(late.text()).hasSize(31);
  }

  @Test
  void what_came_before_a_cut_is_kept_and_counted() {
    InputStream cut =
        new SequenceInputStream(
            new ByteArrayInputStream("{\"i".getBytes(UTF_8)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Connection reset");
              }
            });
    Body body = read(cut, JSON, 100);
    assertThat(body.fault()).startsWith("was cut off after 3 bytes (");
    assertThat(body.text()).isEqualTo("{\"i");
  }
}
