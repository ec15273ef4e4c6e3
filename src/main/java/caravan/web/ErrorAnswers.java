package caravan.web;

import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What is said where nothing can be shown. A message never repeats what was asked for. */
final class ErrorAnswers implements Request.Handler {

  /** By what Jetty says of a request whose host it can't read. */
  private static final Map<String, String> BAD_HOSTS =
      Map.of(
          "No Host", AllowedHosts.NO_HOST,
          "Blank Host", AllowedHosts.NO_NAME,
          "Bad HostPort", AllowedHosts.NO_NAME,
          "Invalid Authority", AllowedHosts.NO_NAME);

  private final Set<String> paths;

  /**
   * @param paths what there is instead of what can't be found
   */
  ErrorAnswers(Set<String> paths) {
    this.paths = Set.copyOf(paths);
  }

  HttpAnswer notFound(WebRequest request) {
    return HttpAnswer.text(404, "There is nothing here. " + String.join(", ", paths));
  }

  HttpAnswer refused(Request request, int status, String words) {
    return HttpAnswer.text(status, words);
  }

  HttpAnswer failed(Request request, String words) {
    return HttpAnswer.text(503, words);
  }

  /** What Jetty refuses before anybody is asked. */
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    String reason = cause instanceof HttpException http ? String.valueOf(http.getReason()) : "";
    int status = cause instanceof HttpException http ? http.getCode() : response.getStatus();
    String host = BAD_HOSTS.get(reason);
    WebHandler.send(
        host == null
            ? HttpAnswer.text(status, "This can't be understood: " + reason)
            : HttpAnswer.text(421, host),
        request,
        response,
        callback);
    return true;
  }
}
