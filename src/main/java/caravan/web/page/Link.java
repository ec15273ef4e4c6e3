package caravan.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Puts a query together, name by name; what is empty is left out. */
final class Link {

  private final StringBuilder query = new StringBuilder();

  Link with(String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? "?" : "&")
          .append(name)
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return this;
  }

  /** As it follows a path; a lone question mark where there is nothing to ask. */
  String text() {
    return query.isEmpty() ? "?" : query.toString();
  }
}
