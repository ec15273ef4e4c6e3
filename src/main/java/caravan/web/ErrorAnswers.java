package caravan.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What is said where nothing can be shown: to a browser as a page, to a program as a line. It never
 * repeats what was asked for.
 */
final class ErrorAnswers implements Request.Handler {

  /** Says it as a page. */
  @FunctionalInterface
  interface ErrorPage {

    /**
     * The page.
     *
     * @param path of the request, from which its links lead to the top
     * @param what in a few words
     * @param why which check it was, and what to do
     */
    String html(String path, int status, String what, String why);
  }

  /** By what Jetty says of a request whose host it can't read. */
  private static final Map<String, String> BAD_HOSTS =
      Map.of(
          "No Host", AllowedHosts.NO_HOST,
          "Blank Host", AllowedHosts.NO_NAME,
          "Bad HostPort", AllowedHosts.NO_NAME,
          "Invalid Authority", AllowedHosts.NO_NAME);

  private static final Map<Integer, String> WHAT =
      Map.of(
          400, "This can't be understood",
          403, "This is not allowed",
          404, "Not found",
          405, "This can't be done here",
          413, "This is too large",
          421, "This is another machine's name",
          503, "This can't be shown now");

  private final Set<String> paths;
  private final Optional<ErrorPage> page;

  /**
   * @param paths what there is instead of what can't be found
   */
  ErrorAnswers(Set<String> paths, Optional<ErrorPage> page) {
    this.paths = paths;
    this.page = page;
  }

  HttpAnswer notFound(Request request) {
    return answer(
        request,
        404,
        "There is nothing here: the list was perhaps forgotten, or the address has a slip. For"
            + " programs there are "
            + String.join(", ", paths)
            + ".");
  }

  HttpAnswer answer(Request request, int status, String why) {
    String accept = request.getHeaders().get(HttpHeader.ACCEPT);
    if (page.isEmpty() || accept == null || !accept.contains("text/html")) {
      return HttpAnswer.text(status, why);
    }
    String path = request.getHttpURI().getCanonicalPath();
    String what = WHAT.getOrDefault(status, "This can't be done");
    return HttpAnswer.html(status, page.get().html(path == null ? "/" : path, status, what, why));
  }

  /** What Jetty refuses before anybody is asked. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    String reason = cause instanceof HttpException http ? String.valueOf(http.getReason()) : "";
    int status = cause instanceof HttpException http ? http.getCode() : response.getStatus();
    String host = BAD_HOSTS.get(reason);
    HttpAnswer answer =
        host == null
            ? HttpAnswer.text(status, "This can't be understood: " + reason)
            : HttpAnswer.text(421, host);
    WebHandler.send(answer, request, response, callback);
    return true;
  }
}
