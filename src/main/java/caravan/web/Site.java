package caravan.web;

import java.util.Optional;

/** What is served. */
@FunctionalInterface
interface Site {

  /**
   * Answers a request; empty if there is nothing under its path. May throw any RuntimeException,
   * which becomes a 503 with its message.
   */
  Optional<HttpAnswer> answer(WebRequest request);
}
