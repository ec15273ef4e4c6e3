package caravan.web.page;

import caravan.ledger.ChannelRest;
import caravan.ledger.Pause;

/** Why a channel made no calls, in words. */
final class RestWords {

  private RestWords() {}

  /** Of the kind that {@link ChannelRest} tells. */
  static String why(String kind) {
    if (kind.equals(ChannelRest.BY_A_PERSON)) {
      return "paused by a person";
    }
    return switch (Pause.Kind.read(kind)) {
      case SHORT -> "429: the server asked for a pause";
      case DAILY -> "the day's tokens were spent";
      case OUTAGE -> "the server did not answer";
      case KEY -> "the key was refused";
      case SETTINGS -> "how Caravan asks was refused";
      case FAILOVER -> "the database failed over";
    };
  }
}
