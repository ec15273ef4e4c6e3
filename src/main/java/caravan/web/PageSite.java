package caravan.web;

import caravan.desk.PricedRelease;
import caravan.results.FinishedFiles;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The page, and what programs ask for. */
final class PageSite implements Site, AutoCloseable {

  private static final String API = new String(Assets.read("openapi.yaml"), StandardCharsets.UTF_8);

  private static final Pattern BROWSER = Pattern.compile("[A-Za-z0-9-]{1,64}");

  private final String base;
  private final MachineSite machine;
  private final Assets assets = new Assets();
  private final Screens screens;
  private final ActSite acts;
  private final DraftSite drafts;
  private final HeldSite held;
  private final Downloads downloads;
  private final EventStreams events;
  private final AccessGuard guard;

  PageSite(WebParts parts) {
    this.base = parts.settings().web().base();
    FinishedFiles files = new FinishedFiles(parts.settings().folders().output());
    Said said = new Said();
    this.screens = new Screens(parts, files, assets.version(), said);
    this.events = new EventStreams(screens::fragments);
    this.machine =
        MachineSite.of(parts.health(), parts.reports(), () -> parts.metrics().text(events.count()));
    PricedRelease releases = new PricedRelease(parts.desk().held(), parts.heldQuotes());
    this.acts = new ActSite(parts.desk(), releases, said, parts.settings().web().readOnly());
    this.drafts = new DraftSite(parts, screens.drafts(), said, screens::frames, errors());
    this.held = new HeldSite(parts, screens.held(), said, screens::frames);
    this.downloads = new Downloads(parts.overview(), files, parts.passing());
    Authenticator authenticator = new Authenticator(parts.settings().web().access(), parts.clock());
    LoginSite login = new LoginSite(authenticator, screens::login, assets.version(), base);
    this.guard = new AccessGuard(authenticator, login, parts.health()::readiness);
  }

  @Override
  public Optional<HttpAnswer> answer(WebRequest whole) {
    if (!base.isEmpty() && whole.path().equals(base)) {
      return Optional.of(HttpAnswer.text(308, "Go on there.").with("Location", base + "/"));
    }
    return guard.answer(below(whole), this::admitted);
  }

  private Optional<HttpAnswer> admitted(WebRequest request) {
    Optional<HttpAnswer> known =
        machine
            .answer(request)
            .or(() -> acts.answer(request))
            .or(() -> drafts.answer(request))
            .or(() -> held.answer(request));
    if (known.isPresent()) {
      return known;
    }
    Optional<HttpAnswer> found = find(request);
    return request.reads() ? found : found.map(page -> MachineSite.onlyReading());
  }

  /** A proxy may leave the base in the path, or take it off. */
  private WebRequest below(WebRequest whole) {
    return below(whole.path()).map(whole::at).orElse(whole);
  }

  private Optional<String> below(String path) {
    return !base.isEmpty() && path.startsWith(base + "/")
        ? Optional.of(path.substring(base.length()))
        : Optional.empty();
  }

  private Optional<HttpAnswer> find(WebRequest request) {
    if (request.path().equals("/api/openapi.yaml")) {
      return Optional.of(HttpAnswer.of(200, "application/yaml", API));
    }
    if (request.path().equals("/events")) {
      return events(request);
    }
    return assets
        .find(request.path())
        .or(() -> downloads.find(request.path()))
        .or(() -> screens.find(request));
  }

  private Optional<HttpAnswer> events(WebRequest request) {
    String screen = request.param("screen").orElse(Screens.NOW);
    if (request.param("once").isPresent()) {
      return Optional.of(events.once(screen));
    }
    Map<String, String> there = screens.fragments(screen);
    String browser =
        request.param("browser").filter(name -> BROWSER.matcher(name).matches()).orElse("");
    return there.isEmpty()
        ? Optional.empty()
        : Optional.of(events.listen(screen, browser, request.visitor().present()));
  }

  ErrorAnswers errors() {
    return new ErrorAnswers(
        machine.paths(),
        Optional.of(
            (path, status, what, why) ->
                screens.error(below(path).orElse(path), status, what, why)));
  }

  @Override
  public void close() {
    events.close();
  }
}
