package caravan.sandbox;

import caravan.codes.Channel;

/** Where one channel's requests are heard, in that channel's own manners. */
interface Desk {

  Channel channel();

  String path();

  String method();

  /** The question, or the 400 or 401 that it deserves. */
  Heard hear(Request request);

  /** Tokens that so many codes cost. */
  long price(int codes);

  /** The 429 of the short limit. */
  Response tooSoon(Charge.TooSoon tooSoon);
}
