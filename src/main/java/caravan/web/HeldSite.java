package caravan.web;

import caravan.codes.Choice;
import caravan.desk.HeldQuote;
import caravan.ledger.Held;
import caravan.web.page.Frames;
import caravan.web.page.HeldPage;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Held lists with their price, read as it is asked: {@code /held/5?column=EAN}. */
final class HeldSite implements Site {

  private static final Pattern PATH = Pattern.compile("(?<api>/api)?/held/(?<id>[0-9]{1,18})");

  private final WebParts parts;
  private final HeldPage page;
  private final Said said;
  private final Templates templates = new Templates();
  private final BiFunction<WebRequest, String, Frames> frames;

  /**
   * @param said knows what came of forms
   * @param frames makes what stands around the answer to a request, with what is said there
   */
  HeldSite(
      WebParts parts, HeldPage page, Said said, BiFunction<WebRequest, String, Frames> frames) {
    this.parts = parts;
    this.page = page;
    this.said = said;
    this.frames = frames;
  }

  @Override
  public Optional<HttpAnswer> answer(WebRequest request) {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return Optional.empty();
    }
    long id = Long.parseLong(path.group("id"));
    return parts.overview().held().stream()
        .filter(held -> held.id() == id)
        .findFirst()
        .map(held -> answer(request, held, path.group("api") != null));
  }

  private HttpAnswer answer(WebRequest request, Held held, boolean program) {
    if (!request.reads()) {
      return MachineSite.onlyReading();
    }
    Choice choice = ChoiceFields.asked(request);
    HeldQuote quote = parts.heldQuotes().quote(held, choice);
    if (program) {
      return HttpAnswer.json(200, DraftJson.held(quote));
    }
    Frames around = frames.apply(request, said.find(request.param("said")));
    return HttpAnswer.html(200, templates.fill("held", page.view(around, quote, choice)));
  }
}
