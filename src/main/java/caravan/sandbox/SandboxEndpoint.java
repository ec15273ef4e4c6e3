package caravan.sandbox;

import caravan.codes.Channel;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/** Where one channel's requests are heard, in that channel's own manners. */
public interface SandboxEndpoint {

  /** Makes an endpoint of whom it answers and which codes it refuses. */
  interface Factory {
    SandboxEndpoint make(AcceptedKeys acceptedKeys, Supplier<Refusals> refusals);
  }

  Channel channel();

  String path();

  String method();

  /** The question, or the 400 or 401 that it deserves. */
  Understood hear(IncomingRequest incomingRequest);

  /** Tokens that so many codes cost. */
  long price(int codes);

  /** What answers the question. */
  default List<ObjectNode> items(CodeQuery codeQuery, Catalogue catalogue) {
    return catalogue.answer(
        codeQuery.type(), codeQuery.codes(), codeQuery.domain(), codeQuery.desc());
  }

  /** The 429 of the short limit. */
  OutgoingResponse tooSoon(Charge.TooSoon tooSoon);
}
