package caravan.wiring;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Tells the call that is watched when its request goes out over a connection that stands, and
 * whether any of it did.
 */
final class WatchedExecutor extends HttpRequestExecutor {

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback informed,
      HttpContext context)
      throws IOException, HttpException {
    boolean tunnel = Method.CONNECT.isSame(request.getMethod());
    if (tunnel || !(context.getAttribute(WatchedCall.NAME) instanceof WatchedCall call)) {
      return super.execute(request, connection, informed, context);
    }
    call.connected();
    long before = written(connection);
    try {
      return super.execute(request, connection, informed, context);
    } catch (IOException failure) {
      if (written(connection) == before) {
        call.unwritten();
      }
      throw failure;
    }
  }

  /** Bytes that went out over the connection. */
  private static long written(HttpClientConnection connection) {
    var details = connection.getEndpointDetails();
    return details == null ? Long.MIN_VALUE : details.getSentBytesCount();
  }
}
