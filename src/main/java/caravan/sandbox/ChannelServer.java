package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers the calls of one channel: hears, charges, looks up. */
final class ChannelServer {

  private final SandboxEndpoint endpoint;
  private final ClientUsage clientUsage;
  private final Catalogue catalogue;
  private final CallLog callLog;

  ChannelServer(
      SandboxEndpoint endpoint, ClientUsage clientUsage, Catalogue catalogue, CallLog callLog) {
    this.endpoint = endpoint;
    this.clientUsage = clientUsage;
    this.catalogue = catalogue;
    this.callLog = callLog;
  }

  Channel channel() {
    return endpoint.channel();
  }

  boolean hears(IncomingRequest incomingRequest) {
    return incomingRequest.path().equals(endpoint.path());
  }

  /** The HTTP method that is asked for here. */
  String method() {
    return endpoint.method();
  }

  ClientUsage account() {
    return clientUsage;
  }

  /** What the request is answered if that fault befalls it. */
  Served serve(IncomingRequest incomingRequest, Optional<FaultKind> fault) {
    if (fault.isEmpty()) {
      return serve(incomingRequest);
    }
    FaultKind what = fault.get();
    if (what instanceof FaultKind.Instead instead) {
      return Served.refused(instead.response());
    }
    if (what instanceof FaultKind.Reset reset) {
      return reset.charged() ? serve(incomingRequest).unsent(what) : Served.lost(what);
    }
    if (what instanceof FaultKind.HangUp hangUp) {
      return hangUp.charged() ? serve(incomingRequest).unsent(what) : Served.lost(what);
    }
    if (what instanceof FaultKind.Silence) {
      return Served.lost(what);
    }
    return serve(incomingRequest, what instanceof FaultKind.Stray stray ? stray.items() : 0)
        .with(fault);
  }

  private Served serve(IncomingRequest incomingRequest) {
    return serve(incomingRequest, 0);
  }

  private Served serve(IncomingRequest incomingRequest, int strays) {
    Understood understood = hear(incomingRequest);
    if (understood instanceof OutgoingResponse refusal) {
      return Served.refused(refusal);
    }
    CodeQuery codeQuery = (CodeQuery) understood;
    long tokens = endpoint.price(codeQuery.codes().size());
    Charge charge = clientUsage.charge(tokens);
    if (charge instanceof Charge.DayOver over) {
      return Served.refused(ErrorBodies.dayOver(over.retryIn()), codeQuery);
    }
    if (charge instanceof Charge.TooSoon soon) {
      return Served.refused(endpoint.tooSoon(soon), codeQuery);
    }
    Charge.Taken taken = (Charge.Taken) charge;
    callLog.charge(channel(), codeQuery, tokens, taken.at());
    OutgoingResponse outgoingResponse = answer(codeQuery, strays, taken);
    return new Served(
        Optional.of(outgoingResponse),
        Optional.empty(),
        codeQuery.codes(),
        codeQuery.domain(),
        tokens);
  }

  private Understood hear(IncomingRequest incomingRequest) {
    try {
      return endpoint.hear(incomingRequest);
    } catch (IllegalArgumentException malformed) {
      return ErrorBodies.badRequest("The query is not well encoded: " + malformed.getMessage());
    }
  }

  private OutgoingResponse answer(CodeQuery codeQuery, int strays, Charge.Taken taken) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < strays; i++) {
      items.addAll(catalogue.items(CodeType.ASIN, CodeArithmetic.asin(i), Domain.COM, false));
    }
    items.addAll(endpoint.items(codeQuery, catalogue));
    body.put("dailyTokensLeft", taken.dailyLeft()).put("msBeforeNextDailyToken", taken.dayEndsIn());
    return OutgoingResponse.json(200, body.toString());
  }
}
