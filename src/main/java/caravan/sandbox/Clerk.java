package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Answers the calls of one channel: hears, charges, looks up. */
final class Clerk {

  private final Desk desk;
  private final Account account;
  private final Catalogue catalogue;
  private final Diary diary;

  Clerk(Desk desk, Account account, Catalogue catalogue, Diary diary) {
    this.desk = desk;
    this.account = account;
    this.catalogue = catalogue;
    this.diary = diary;
  }

  Channel channel() {
    return desk.channel();
  }

  boolean hears(Request request) {
    return request.path().equals(desk.path());
  }

  /** The HTTP method that is asked for here. */
  String method() {
    return desk.method();
  }

  Account account() {
    return account;
  }

  /** What the request is answered if that trouble befalls it. */
  Served serve(Request request, Optional<Trouble> trouble) {
    if (trouble.isEmpty()) {
      return serve(request);
    }
    Trouble what = trouble.get();
    if (what instanceof Trouble.Instead instead) {
      return Served.refused(instead.response());
    }
    if (what instanceof Trouble.Reset reset) {
      return reset.charged() ? serve(request).unsent(what) : Served.lost(what);
    }
    if (what instanceof Trouble.HangUp hangUp) {
      return hangUp.charged() ? serve(request).unsent(what) : Served.lost(what);
    }
    if (what instanceof Trouble.Silence) {
      return Served.lost(what);
    }
    return serve(request, what instanceof Trouble.Stray stray ? stray.items() : 0).with(trouble);
  }

  private Served serve(Request request) {
    return serve(request, 0);
  }

  private Served serve(Request request, int strays) {
    Heard heard = hear(request);
    if (heard instanceof Response refusal) {
      return Served.refused(refusal);
    }
    Question question = (Question) heard;
    long tokens = desk.price(question.codes().size());
    Charge charge = account.charge(tokens);
    if (charge instanceof Charge.DayOver over) {
      return Served.refused(Errors.dayOver(over.retryIn()), question);
    }
    if (charge instanceof Charge.TooSoon soon) {
      return Served.refused(desk.tooSoon(soon), question);
    }
    Charge.Taken taken = (Charge.Taken) charge;
    diary.charge(channel(), question, tokens, taken.at());
    Response response = answer(question, strays, taken);
    return new Served(
        Optional.of(response), Optional.empty(), question.codes(), question.domain(), tokens);
  }

  private Heard hear(Request request) {
    try {
      return desk.hear(request);
    } catch (IllegalArgumentException malformed) {
      return Errors.badRequest("The query is not well encoded: " + malformed.getMessage());
    }
  }

  private Response answer(Question question, int strays, Charge.Taken taken) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode items = body.putArray("items");
    for (int i = 0; i < strays; i++) {
      items.addAll(catalogue.items(CodeType.ASIN, Numbers.asin(i), Domain.COM, false));
    }
    items.addAll(
        catalogue.answer(question.type(), question.codes(), question.domain(), question.desc()));
    body.put("dailyTokensLeft", taken.dailyLeft()).put("msBeforeNextDailyToken", taken.dayEndsIn());
    return Response.json(200, body.toString());
  }
}
