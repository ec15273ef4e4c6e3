package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.Domain;
import java.time.Instant;
import java.util.List;

/**
 * A call as the server saw it.
 *
 * @param received when it was read
 * @param answered when the answer began to be sent
 * @param codes as they were written; empty where they were not looked at
 * @param domain the marketplace; COM where it was not looked at
 * @param tokens what it was charged
 * @param status the HTTP status; 0 = the connection ended without an answer
 * @param body the first {@value #SHOWN} characters of the answer
 */
public record RecordedCall(
    Instant received,
    Instant answered,
    Channel channel,
    List<String> codes,
    Domain domain,
    long tokens,
    int status,
    String body) {

  static final int SHOWN = 2_000;

  public RecordedCall {
    codes = List.copyOf(codes);
    body = body.length() > SHOWN ? body.substring(0, SHOWN) : body;
  }
}
