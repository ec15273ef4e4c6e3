package caravan.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A body that is whole in memory; packed for whoever takes it so and where that is worth it. */
final class MemoryBody implements HttpBody {

  /** Below it, in bytes, packing saves less than it costs. */
  private static final int WORTH = 1_024;

  /** A part, in bytes: no more of it is copied at a time for the operating system. */
  private static final int PART = 32_768;

  private final byte[] plain;
  private final boolean once;
  private volatile byte[] packed = {};

  private MemoryBody(byte[] plain, boolean once) {
    this.plain = plain;
    this.once = once;
  }

  static MemoryBody of(String text) {
    return new MemoryBody(text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** One that is asked for again and again, and packed once. */
  static MemoryBody kept(byte[] bytes) {
    return new MemoryBody(bytes, false);
  }

  @Override
  public void send(Request request, Response response, Callback callback) {
    byte[] body = plain;
    if (plain.length >= WORTH) {
      response.getHeaders().put(HttpHeader.VARY, "Accept-Encoding");
      if (request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip")) {
        response.getHeaders().put(HttpHeader.CONTENT_ENCODING, "gzip");
        body = packed();
      }
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    if (request.getMethod().equals("HEAD")) {
      callback.succeeded();
    } else {
      Content.copy(Content.Source.from(parts(body)), response, callback);
    }
  }

  private byte[] packed() {
    byte[] known = packed;
    if (known.length == 0) {
      known = pack(plain);
      packed = once ? packed : known;
    }
    return known;
  }

  private static byte[] pack(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static ByteBuffer[] parts(byte[] body) {
    ByteBuffer[] parts = new ByteBuffer[(body.length + PART - 1) / PART];
    for (int part = 0; part < parts.length; part++) {
      parts[part] = ByteBuffer.wrap(body, part * PART, Math.min(PART, body.length - part * PART));
    }
    return parts;
  }
}
