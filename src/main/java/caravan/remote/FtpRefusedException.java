package caravan.remote;

import java.io.IOException;

/** What an FTP server refused, with its code and words. */
final class FtpRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int code;

  FtpRefusedException(int code, String reply) {
    super(reply);
    this.code = code;
  }

  int code() {
    return code;
  }
}
