package caravan.web;

import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who calls this server by one of its names, and hands on what the site answers. */
final class WebHandler extends Handler.Abstract {

  private static final Logger LOG = LoggerFactory.getLogger(WebHandler.class);

  private final AllowedHosts hosts;
  private final Site site;
  private final ErrorAnswers errors;

  WebHandler(AllowedHosts hosts, Site site, ErrorAnswers errors) {
    this.hosts = hosts;
    this.site = site;
    this.errors = errors;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    send(answer(request), request, response, callback);
    return true;
  }

  static void send(HttpAnswer answer, Request request, Response response, Callback callback) {
    Headers.put(response);
    response.setStatus(answer.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.type());
    answer.headers().forEach(response.getHeaders()::put);
    answer.body().send(request, response, callback);
  }

  private HttpAnswer answer(Request request) {
    Optional<String> stranger =
        hosts.fault(WebRequest.hosts(request), request.getHttpURI().getAuthority());
    if (stranger.isPresent()) {
      return errors.answer(request, 421, stranger.get());
    }
    String path = request.getHttpURI().getPath();
    if (path == null || path.contains(";")) {
      return errors.notFound(request); // parameters of a path: no link of ours has one
    }
    try {
      WebRequest asked = read(request);
      return site.answer(asked).orElseGet(() -> errors.notFound(request));
    } catch (HttpException.RuntimeException e) {
      return errors.answer(request, e.getCode(), String.valueOf(e.getReason()));
    } catch (RuntimeException e) {
      LOG.warn("{} can't be shown: {}", request.getHttpURI().getPath(), e.getMessage());
      return errors.answer(request, 503, String.valueOf(e.getMessage()));
    }
  }

  private static WebRequest read(Request request) {
    try {
      return new WebRequest(
          request.getMethod(),
          Request.getPathInContext(request),
          Request.extractQueryParameters(request),
          BodyFields.read(request),
          Visitor.LOCAL,
          request);
    } catch (HttpException.RuntimeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new HttpException.RuntimeException(
          400, "Its parameters are not well encoded, or too large. Nothing was changed.", e);
    }
  }
}
