package caravan.asinscope;

import caravan.codes.Asin;
import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Lane;
import caravan.codes.ProductCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Batches, and answers as the APIs' documents show them. */
final class Samples {

  static final String KEY = "canary-0d9f/+&\"x";
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  static final KeyRing KEYS =
      new KeyRing(
          Map.of(
              BarcodesLookup.CHANNEL,
              new ApiKey(KEY),
              CircanaBarcodes.CHANNEL,
              new ApiKey("circana-canary")));
  static final Replies REPLIES = new Replies(KEYS, Clock.fixed(NOW, ZoneOffset.UTC));

  static final String MOISTURIZER =
      """
      {"asin":"B00NNUMI86","title":"La Roche-Posay Lipikar AP+ Triple Repair Moisturizing Cream...",\
      "upc":null,"upcList":[],"ean":null,"eanList":["3337872418587"]}""";
  static final String DART_BOARD =
      """
      {"asin":"B088H39PXX","title":"CUKU Magnetic Dart Board - 12pcs Magnetic Darts...",\
      "upc":"793610399007","upcList":["793610399007"],\
      "ean":"0793610399007","eanList":["0793610399007"]}""";
  static final String BRUSH =
      """
      {"asin":"B0086FFHLS","title":"Philips Monster Vent TMV-3P Brush Reinforced Bristles...",\
      "upc":"631102001550","upcList":["631102001550"],\
      "ean":"0631102001550","eanList":["0631102001550"]}""";

  private Samples() {}

  static Batch asins(String... codes) {
    return batch(new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM), codes);
  }

  static Batch upcs(String... codes) {
    return batch(new Lane(BarcodesLookup.CHANNEL, CodeType.UPC, Domain.COM), codes);
  }

  static Batch eans(String... codes) {
    return batch(new Lane(BarcodesLookup.CHANNEL, CodeType.EAN, Domain.DE), codes);
  }

  /** So many ASINs of amazon.com. */
  static Batch many(int size) {
    List<String> codes = new ArrayList<>();
    for (int each = 0; each < size; each++) {
      codes.add("B%09d".formatted(each));
    }
    return asins(codes.toArray(String[]::new));
  }

  /** The codes numbered from 1. */
  static Batch batch(Lane lane, String... codes) {
    List<CodeRequest> requests = new ArrayList<>();
    for (String code : codes) {
      requests.add(
          new CodeRequest(requests.size() + 1L, ProductCode.read(lane.type(), code), lane, 1));
    }
    return new Batch(lane, requests);
  }

  static List<CodeRequest> requests(String... asins) {
    Lane lane = new Lane(CircanaBarcodes.CHANNEL, CodeType.ASIN, Domain.COM);
    List<CodeRequest> requests = new ArrayList<>();
    for (String asin : asins) {
      requests.add(new CodeRequest(requests.size() + 1L, new Asin(asin), lane, 1));
    }
    return requests;
  }

  static Reply read(Batch batch, int status, String body) {
    return read(batch, status, null, body);
  }

  static Reply read(Batch batch, int status, @Nullable String retryAfter, String body) {
    return REPLIES.read(batch, status, retryAfter, "application/json; charset=utf-8", in(body));
  }

  static InputStream in(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }

  static OptionalLong left(long tokens) {
    return OptionalLong.of(tokens);
  }

  static Optional<Duration> next(long millis) {
    return Optional.of(Duration.ofMillis(millis));
  }
}
