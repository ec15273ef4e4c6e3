package caravan.road.dispatch;

import caravan.codes.CodeRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Codes that go out now, if there are any.
 *
 * @param call how many of them share a call
 * @param again when it may be worth looking again
 * @param idle whether nothing is to be sent but what a list that comes may bring
 */
public record Claim(List<CodeRequest> requests, int call, Instant again, boolean idle) {

  /** So many codes are handed on together: one by one would cost more than it is worth. */
  private static final int PIECE = 10;

  static Claim nothing(Instant again) {
    return new Claim(List.of(), 1, again, false);
  }

  static Claim idle(Instant again) {
    return new Claim(List.of(), 1, again, true);
  }

  /** The codes in pieces, none of which belongs to two calls. */
  public List<List<CodeRequest>> pieces() {
    List<List<CodeRequest>> pieces = new ArrayList<>();
    for (int first = 0; first < requests.size(); first += call) {
      int end = Math.min(first + call, requests.size());
      for (int at = first; at < end; at += PIECE) {
        pieces.add(requests.subList(at, Math.min(at + PIECE, end)));
      }
    }
    return pieces;
  }

  /** How many pieces make a full call. */
  public int piecesOfACall() {
    return (call + PIECE - 1) / PIECE;
  }
}
