package caravan.web;

import caravan.desk.ActResult;
import caravan.desk.Draft;
import caravan.desk.DraftDesk;
import caravan.ledger.Urgency;
import caravan.web.page.DraftPage;
import caravan.web.page.Frames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;

/** Lists that people bring: received, shown with their price, started or discarded. */
final class DraftSite implements Site {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<api>/api)?/drafts(?:/(?:(?<id>[0-9a-f]{16})(?:/(?<act>choose|start|discard))?|(?<sample>sample)))?");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");
  private static final String SAMPLE = "spring.csv";

  private final WebParts parts;
  private final DraftDesk desk;
  private final DraftPage page;
  private final Templates templates = new Templates();
  private final Said said;
  private final BiFunction<WebRequest, String, Frames> frames;
  private final ErrorAnswers errors;

  /**
   * @param said is told what came of forms
   * @param frames makes what stands around the answer to a request, with what is said there
   */
  DraftSite(
      WebParts parts,
      DraftPage page,
      Said said,
      BiFunction<WebRequest, String, Frames> frames,
      ErrorAnswers errors) {
    this.errors = errors;
    this.parts = parts;
    this.desk = parts.drafts();
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
    boolean program = path.group("api") != null;
    String id = path.group("id");
    if (request.reads()) {
      return path.group("act") != null
          ? Optional.of(ActSite.onlyPosting())
          : read(request, id, program);
    }
    if (!request.method().equals("POST")) {
      return Optional.of(ActSite.onlyPosting());
    }
    Optional<String> fault = ActSite.fault(request, parts.settings().web().readOnly());
    if (fault.isPresent()) {
      return Optional.of(refused(request, program, 403, fault.get()));
    }
    if (id == null) {
      return Optional.of(
          path.group("sample") == null ? upload(request, program) : sample(request, program));
    }
    return path.group("act") == null
        ? Optional.of(MachineSite.onlyReading())
        : Optional.of(done(request, id, path.group("act"), program));
  }

  private Optional<HttpAnswer> read(WebRequest request, String id, boolean program) {
    if (id == null) {
      return program
          ? Optional.of(HttpAnswer.json(200, DraftJson.all(desk.all())))
          : Optional.empty();
    }
    if (program) {
      return Optional.of(
          desk.quote(id)
              .map(quote -> HttpAnswer.json(200, DraftJson.quote(quote)))
              .orElseGet(() -> refused(request, true, 404, gone(id))));
    }
    Frames around = frames.apply(request, said.find(request.param("said")));
    return Optional.of(
        desk.quote(id)
            .map(quote -> page.view(around, quote))
            .map(view -> HttpAnswer.html(200, templates.fill("draft", view)))
            .orElseThrow(() -> new HttpException.RuntimeException(404, gone(id))));
  }

  private String gone(String id) {
    String started = desk.started(id);
    return started.isEmpty() ? DraftDesk.none(id) : started;
  }

  private HttpAnswer upload(WebRequest request, boolean program) {
    Optional<String> full = desk.full();
    if (full.isPresent()) {
      return refused(request, program, 409, full.get());
    }
    if (request.header("Content-Type").filter(t -> t.startsWith("multipart/form-data")).isEmpty()) {
      return refused(request, program, 400, "Lists are sent as multipart/form-data, a file each.");
    }
    long most = parts.settings().web().upload();
    DraftUpload body =
        new DraftUpload(
            desk,
            most,
            draft -> taken(request, draft, program),
            (status, words) -> refused(request, program, status, words));
    return new HttpAnswer(200, "text/plain; charset=utf-8", body, Map.of());
  }

  private HttpAnswer taken(WebRequest request, Draft draft, boolean program) {
    return program
        ? desk.quote(draft.id())
            .map(quote -> HttpAnswer.json(201, DraftJson.quote(quote)))
            .orElseGet(() -> refused(request, true, 404, gone(draft.id())))
            .with("Location", "drafts/" + draft.id())
        : HttpAnswer.text(303, "Go on there.").with("Location", "drafts/" + draft.id());
  }

  private HttpAnswer sample(WebRequest request, boolean program) {
    Optional<String> full = desk.full();
    if (full.isPresent()) {
      return refused(request, program, 409, full.get());
    }
    Path receiving = desk.receive();
    try (InputStream in = DraftSite.class.getResourceAsStream("/caravan/demo/" + SAMPLE)) {
      if (in == null) {
        throw new IllegalStateException("the jar of Caravan lacks its sample list");
      }
      Files.copy(in, DraftDesk.received(receiving, 1));
    } catch (IOException e) {
      throw new UncheckedIOException("the sample list can't be kept: " + e.getMessage(), e);
    }
    Draft draft = desk.take(receiving, List.of(SAMPLE));
    return program
        ? taken(request, draft, true).with("Location", draft.id())
        : HttpAnswer.text(303, "Go on there.").with("Location", draft.id());
  }

  private HttpAnswer done(WebRequest request, String id, String act, boolean program) {
    try {
      return act(request, id, act, program);
    } catch (HttpException.RuntimeException e) {
      return refused(request, program, e.getCode(), String.valueOf(e.getReason()));
    }
  }

  private HttpAnswer act(WebRequest request, String id, String act, boolean program) {
    String who =
        ActSite.who(
            request,
            program
                ? request.field("who").map(ActSite::shortened).orElse(ActSite.A_PROGRAM)
                : ActSite.SOMEBODY);
    String note = request.field("note").map(ActSite::shortened).orElse("");
    ActResult result =
        switch (act) {
          case "start" -> start(request, id, who, note);
          case "discard" -> desk.discard(id, who, note);
          default -> choose(request, id);
        };
    if (program) {
      return ActSite.json(result);
    }
    boolean stays = desk.quote(id).isPresent();
    return HttpAnswer.text(303, "Go on there.")
        .with("Location", (stays ? "../" + id : "../../") + "?said=" + said.put(result));
  }

  private ActResult start(WebRequest request, String id, String who, String note) {
    Urgency urgency =
        request
            .field("urgency")
            .flatMap(Urgency::find)
            .filter(word -> word != Urgency.HELD)
            .orElse(Urgency.NORMAL);
    DraftDesk.Seen seen =
        new DraftDesk.Seen((int) number(request, "revision"), number(request, "tokens"));
    return desk.start(id, seen, urgency, who, note);
  }

  private ActResult choose(WebRequest request, String id) {
    return desk.choose(
        id,
        (int) number(request, "list"),
        request.field("column").orElse(""),
        request.field("marketplace").orElse(""));
  }

  private static long number(WebRequest request, String name) {
    return request
        .field(name)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::parseLong)
        .orElseThrow(
            () ->
                new HttpException.RuntimeException(
                    400, "The field " + name + " must hold a number. Nothing was changed."));
  }

  private HttpAnswer refused(WebRequest request, boolean program, int status, String words) {
    return program
        ? ActSite.json(status, status == 404 ? "unknown" : "refused", words)
        : errors.answer(request.jetty(), status, words);
  }
}
