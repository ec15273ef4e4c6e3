package caravan.sandbox;

import caravan.codes.Domain;
import java.util.List;
import java.util.Optional;

/**
 * What a call is answered, and what goes wrong on its way out.
 *
 * @param response empty where the connection ends without one
 */
record Served(
    Optional<OutgoingResponse> response,
    Optional<FaultKind> fault,
    List<String> codes,
    Domain domain,
    long tokens) {

  static Served refused(OutgoingResponse response) {
    return new Served(Optional.of(response), Optional.empty(), List.of(), Domain.COM, 0);
  }

  /** The same codes, but nothing charged. */
  static Served refused(OutgoingResponse response, CodeQuery codeQuery) {
    return new Served(
        Optional.of(response), Optional.empty(), codeQuery.codes(), codeQuery.domain(), 0);
  }

  /** No answer will come, and nothing was looked at. */
  static Served lost(FaultKind fault) {
    return new Served(Optional.empty(), Optional.of(fault), List.of(), Domain.COM, 0);
  }

  Served with(Optional<FaultKind> other) {
    return new Served(response, other, codes, domain, tokens);
  }

  /** As it is, but the answer won't leave. */
  Served unsent(FaultKind other) {
    return new Served(Optional.empty(), Optional.of(other), codes, domain, tokens);
  }
}
