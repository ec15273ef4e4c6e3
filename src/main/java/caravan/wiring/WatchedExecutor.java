package caravan.wiring;

import caravan.road.failures.LeaseExpiredException;
import java.io.IOException;
import java.util.function.BooleanSupplier;
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

  private final BooleanSupplier stands;

  /**
   * Sends what it is given.
   *
   * @param stands whether this process may make calls at this very moment
   */
  WatchedExecutor(BooleanSupplier stands) {
    this.stands = stands;
  }

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
    if (!stands.getAsBoolean()) { // it may have been stopped since it was let through
      throw new LeaseExpiredException();
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
