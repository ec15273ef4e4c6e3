package caravan.web;

import caravan.codes.Choice;
import caravan.desk.ActResult;
import caravan.desk.Desk;
import caravan.desk.PricedRelease;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people and programs can do: a POST to the path of what it is done to. A form is answered by
 * the way back to its screen, {@code /api/...} by what came of it, as JSON.
 */
final class ActSite implements Site {

  private static final Pattern ACT =
      Pattern.compile(
          "(/api)?/(?:channels/(?<channel>[a-z][a-z0-9-]*)/(?<channelAct>pause|resume)"
              + "|lists/(?<list>[0-9]{1,18})/(?<listAct>urgency|cancel|retry|deliver)"
              + "|held/(?<heldAct>release|discard))");

  private static final Pattern SCREEN =
      Pattern.compile(
          "(?:lists/[0-9]{1,18}|channels/[a-z0-9-]+|held/[0-9]{1,18}\\?[\\w%&=.*+-]{0,900})?");
  private static final int LONGEST = 500;
  static final String SOMEBODY = "somebody at the page";
  static final String A_PROGRAM = "a program";

  private final Desk desk;
  private final PricedRelease releases;
  private final Said said;
  private final boolean readOnly;

  /**
   * @param releases what is done where a price was seen
   * @param said is told what came of forms
   * @param readOnly whether nothing may be done here
   */
  ActSite(Desk desk, PricedRelease releases, Said said, boolean readOnly) {
    this.desk = desk;
    this.releases = releases;
    this.said = said;
    this.readOnly = readOnly;
  }

  @Override
  public Optional<HttpAnswer> answer(WebRequest request) {
    Matcher act = ACT.matcher(request.path());
    if (!act.matches()) {
      return Optional.empty();
    }
    boolean program = act.group(1) != null;
    return Optional.of(program ? program(act, request) : form(act, request));
  }

  private HttpAnswer form(Matcher act, WebRequest request) {
    if (!request.method().equals("POST")) {
      return onlyPosting();
    }
    Optional<String> fault = fault(request);
    if (fault.isPresent()) {
      return HttpAnswer.text(403, fault.get());
    }
    ActResult result = done(act, request, who(request, SOMEBODY));
    String screen = screen(request, result);
    String top = "../".repeat((int) request.path().chars().skip(1).filter(c -> c == '/').count());
    return HttpAnswer.text(303, "Go on there.")
        .with(
            "Location",
            (top.isEmpty() ? "./" : top)
                + screen
                + (screen.endsWith("?") ? "" : screen.contains("?") ? "&" : "?")
                + "said="
                + said.put(result));
  }

  /** Where the form stood; a held list has no screen any more when it is decided. */
  private static String screen(WebRequest request, ActResult result) {
    return request
        .field("from")
        .filter(word -> SCREEN.matcher(word).matches())
        .filter(word -> !word.startsWith("held/") || result.kind() == ActResult.Kind.REFUSED)
        .orElse("");
  }

  private HttpAnswer program(Matcher act, WebRequest request) {
    if (!request.method().equals("POST")) {
      return onlyPosting();
    }
    Optional<String> fault = fault(request);
    if (fault.isPresent()) {
      return json(403, "refused", fault.get());
    }
    ActResult result =
        done(
            act,
            request,
            who(request, request.field("who").map(ActSite::shortened).orElse(A_PROGRAM)));
    return json(result);
  }

  /** What came of it, for a program. */
  static HttpAnswer json(ActResult result) {
    return switch (result.kind()) {
      case DONE, ALREADY -> json(200, result.kind().word(), result.words());
      case UNKNOWN -> json(404, result.kind().word(), result.words());
      case REFUSED -> json(409, result.kind().word(), result.words());
    };
  }

  /** Who is known is believed more than what he says. */
  static String who(WebRequest request, String otherwise) {
    String known = request.visitor().name();
    return known.isEmpty() ? otherwise : known;
  }

  private Optional<String> fault(WebRequest request) {
    return fault(request, readOnly);
  }

  /** Why nothing may be changed by it; empty if something may. */
  static Optional<String> fault(WebRequest request, boolean readOnly) {
    return readOnly
        ? Optional.of("This page only shows: caravan.http.read-only is set. Nothing was changed.")
        : OriginCheck.fault(request);
  }

  static HttpAnswer onlyPosting() {
    return HttpAnswer.text(405, "Only POST is understood here.").with("Allow", "POST");
  }

  static HttpAnswer json(int status, String result, String words) {
    return HttpAnswer.json(
        status,
        JsonNodeFactory.instance
                .objectNode()
                .put("result", result)
                .put("words", words)
                .toPrettyString()
            + "\n");
  }

  private ActResult done(Matcher act, WebRequest request, String who) {
    String note = request.field("note").map(ActSite::shortened).orElse("");
    if (act.group("channel") != null) {
      return channel(act.group("channel"), act.group("channelAct"), who, note);
    }
    if (act.group("list") != null) {
      return list(Long.parseLong(act.group("list")), act.group("listAct"), request, who, note);
    }
    String held = request.field("list").orElse("");
    return act.group("heldAct").equals("release")
        ? release(held, request, who, note)
        : desk.held().discard(held, who, note);
  }

  private ActResult release(String held, WebRequest request, String who, String note) {
    Choice choice = ChoiceFields.read(request);
    Optional<Long> seen = ChoiceFields.tokens(request);
    return seen.isPresent()
        ? releases.release(held, choice, seen.get(), who, note)
        : desk.held().release(held, choice, who, note);
  }

  private ActResult channel(String channel, String act, String who, String note) {
    return act.equals("pause")
        ? desk.channels().pause(channel, who, note)
        : desk.channels().resume(channel, who, note);
  }

  private ActResult list(long list, String act, WebRequest request, String who, String note) {
    return switch (act) {
      case "cancel" -> desk.lists().cancel(list, who, note);
      case "retry" -> desk.lists().retry(list, request.field("refused").isPresent(), who, note);
      case "deliver" -> desk.lists().deliver(list, who, note);
      default -> desk.lists().urgency(list, request.field("urgency").orElse(""), who, note);
    };
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
  }
}
