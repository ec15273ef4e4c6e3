package caravan.web;

import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/**
 * What somebody asks for.
 *
 * @param path decoded, without the base path; begins with a slash
 * @param query the parameters of its target
 * @param form those of its body, a form or a JSON object whose texts and truths they are
 * @param visitor who asks
 * @param jetty the request itself, for its headers
 */
record WebRequest(
    String method, String path, Fields query, Fields form, Visitor visitor, Request jetty) {

  /** The same with another path. */
  WebRequest at(String other) {
    return new WebRequest(method, other, query, form, visitor, jetty);
  }

  /** The same by somebody who is known. */
  WebRequest by(Visitor who) {
    return new WebRequest(method, path, query, form, who, jetty);
  }

  /** Whether nothing changes by it. */
  boolean reads() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The first value of a parameter of its target; empty where it is missing or blank. */
  Optional<String> param(String name) {
    return Optional.ofNullable(query.getValue(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The first value of a field of its form; empty where it is missing or blank. */
  Optional<String> field(String name) {
    return Optional.ofNullable(form.getValue(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Whether its body is JSON, which no form can send. */
  boolean json() {
    return header("Content-Type").filter(type -> type.startsWith("application/json")).isPresent();
  }

  /** The header's value; empty where it is missing. */
  Optional<String> header(String name) {
    return Optional.ofNullable(jetty.getHeaders().get(name));
  }

  /** What its Host headers say. */
  static List<String> hosts(Request request) {
    return request.getHeaders().getFields(HttpHeader.HOST).stream()
        .map(field -> field.getValue() == null ? "" : field.getValue())
        .toList();
  }
}
