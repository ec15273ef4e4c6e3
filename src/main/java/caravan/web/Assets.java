package caravan.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The page's own files. Their path holds a digest of them all, so that a browser may keep them for
 * ever and asks for others when they change.
 */
final class Assets {

  private static final String JS = "text/javascript; charset=utf-8";
  private static final String CSS = "text/css; charset=utf-8";

  /** By name, the media type. */
  static final Map<String, String> TYPES =
      Map.of(
          "htmx-4.0.1.min.js", JS,
          "hx-sse-4.0.1.min.js", JS,
          "icon.svg", "image/svg+xml",
          "page.css", CSS,
          "page.js", JS,
          "plot.js", JS,
          "uplot-1.6.32.iife.min.js", JS,
          "uplot-1.6.32.min.css", CSS);

  private static final String FOLDER = "/assets/";
  private static final int DIGITS = 12;

  private final Map<String, HttpAnswer> files = new LinkedHashMap<>();
  private final String version;

  Assets() {
    MessageDigest digest = digest();
    TYPES.keySet().stream()
        .sorted()
        .forEach(
            name -> {
              byte[] bytes = read(name);
              digest.update(bytes);
              files.put(name, answer(TYPES.getOrDefault(name, ""), bytes));
            });
    version = HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
  }

  private static HttpAnswer answer(String type, byte[] bytes) {
    return new HttpAnswer(
        200,
        type,
        MemoryBody.kept(bytes),
        Map.of("Cache-Control", "public, max-age=31536000, immutable"));
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar of Caravan lacks the page's " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What names this version of them. */
  String version() {
    return version;
  }

  /** The file at that path; of another version too, as a page that was open before asks for it. */
  Optional<HttpAnswer> find(String path) {
    if (!path.startsWith(FOLDER)) {
      return Optional.empty();
    }
    return Optional.ofNullable(files.get(path.substring(path.lastIndexOf('/') + 1)));
  }
}
