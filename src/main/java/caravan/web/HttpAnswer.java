package caravan.web;

/**
 * What is said to a browser or a program.
 *
 * @param type the media type
 */
record HttpAnswer(int status, String type, String body) {

  static HttpAnswer json(int status, String text) {
    return new HttpAnswer(status, "application/json", text);
  }

  static HttpAnswer text(int status, String text) {
    return new HttpAnswer(status, "text/plain; charset=utf-8", text + "\n");
  }
}
