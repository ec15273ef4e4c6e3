package caravan.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What follows the headers of an answer. */
interface HttpBody {

  /**
   * Writes it without waiting for its reader; headers that depend on it are set before.
   *
   * @param callback is told once, when all is written or the reader is gone
   */
  void send(Request request, Response response, Callback callback);
}
