package caravan.status;

import java.nio.charset.StandardCharsets;

/**
 * What is said to a browser or a program.
 *
 * @param type the media type
 */
record Answer(int status, String type, byte[] body) {

  static Answer json(int status, String text) {
    return new Answer(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  static Answer text(int status, String text) {
    return new Answer(
        status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
