package caravan.sandbox;

import caravan.codes.Channel;

/** Where one channel's requests are heard, in that channel's own manners. */
interface Endpoint {

  Channel channel();

  String path();

  String method();

  /** The question, or the 400 or 401 that it deserves. */
  Understood hear(IncomingRequest incomingRequest);

  /** Tokens that so many codes cost. */
  long price(int codes);

  /** The 429 of the short limit. */
  OutgoingResponse tooSoon(Charge.TooSoon tooSoon);
}
