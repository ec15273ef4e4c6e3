package caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.jspecify.annotations.Nullable;

/** Writes an answer out, with the fault that it is to have. */
final class ResponseWriter {

  private static final byte[] OPENING = "{\"filler\":\"".getBytes(UTF_8);
  private static final byte[] CLOSING = "\",".getBytes(UTF_8);

  private final Delays delays;

  ResponseWriter(Delays delays) {
    this.delays = delays;
  }

  /**
   * Writes the answer; throws {@link CutConnectionException} where the connection is to end without
   * one.
   */
  void leave(Served served, ClassicHttpResponse http) throws IOException {
    FaultKind faultKind = served.fault().orElse(null);
    if (served.response().isEmpty()) {
      if (faultKind instanceof FaultKind.Silence) {
        delays.pauseForever();
      }
      throw new CutConnectionException(faultKind instanceof FaultKind.Reset);
    }
    if (faultKind instanceof FaultKind.Slow slow) {
      delays.pause(slow.delay());
    }
    OutgoingResponse outgoingResponse = served.response().get();
    http.setCode(outgoingResponse.status());
    outgoingResponse.headers().forEach(http::addHeader);
    if (!outgoingResponse.body().isEmpty()) {
      http.setEntity(entity(outgoingResponse.body().getBytes(UTF_8), faultKind));
    }
  }

  private HttpEntity entity(byte[] body, @Nullable FaultKind faultKind) {
    if (faultKind instanceof FaultKind.Truncated) {
      return template(body.length, out -> truncate(body, out));
    }
    if (faultKind instanceof FaultKind.Trickle trickle) {
      return template(body.length, out -> trickle(body, trickle, out));
    }
    if (faultKind instanceof FaultKind.Huge huge) {
      long length = OPENING.length + huge.bytes() + CLOSING.length + body.length - 1;
      return template(length, out -> inflate(body, huge.bytes(), out));
    }
    return new ByteArrayEntity(body, null);
  }

  private static HttpEntity template(long length, Writing writing) {
    return new EntityTemplate(length, null, null, writing::write);
  }

  private static void truncate(byte[] body, OutputStream out) throws IOException {
    out.write(body, 0, body.length / 2);
    out.flush();
    throw new CutConnectionException(false);
  }

  private void trickle(byte[] body, FaultKind.Trickle trickle, OutputStream out)
      throws IOException {
    for (int from = 0; from < body.length; from += trickle.piece()) {
      out.write(body, from, Math.min(trickle.piece(), body.length - from));
      out.flush();
      delays.pause(trickle.pause());
    }
  }

  private static void inflate(byte[] body, long bytes, OutputStream out) throws IOException {
    byte[] filler = new byte[8_192];
    Arrays.fill(filler, (byte) 'x');
    out.write(OPENING);
    for (long left = bytes; left > 0; left -= filler.length) {
      out.write(filler, 0, (int) Math.min(left, filler.length));
    }
    out.write(CLOSING);
    out.write(body, 1, body.length - 1);
  }

  private interface Writing {
    void write(OutputStream out) throws IOException;
  }
}
