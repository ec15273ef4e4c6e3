package caravan.status;

/**
 * What is said to a browser or a program.
 *
 * @param type the media type
 */
record Answer(int status, String type, String body) {

  static Answer json(int status, String text) {
    return new Answer(status, "application/json", text);
  }

  static Answer text(int status, String text) {
    return new Answer(status, "text/plain; charset=utf-8", text + "\n");
  }
}
