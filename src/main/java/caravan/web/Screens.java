package caravan.web;

import caravan.results.FinishedFiles;
import caravan.web.page.AboutPage;
import caravan.web.page.CallsPage;
import caravan.web.page.CallsView;
import caravan.web.page.ChannelPage;
import caravan.web.page.ChannelQuery;
import caravan.web.page.ChannelView;
import caravan.web.page.DraftPage;
import caravan.web.page.ErrorView;
import caravan.web.page.Frames;
import caravan.web.page.HeldPage;
import caravan.web.page.ListPage;
import caravan.web.page.ListView;
import caravan.web.page.ListsPage;
import caravan.web.page.ListsView;
import caravan.web.page.LoginView;
import caravan.web.page.NowPage;
import caravan.web.page.NowView;
import caravan.web.page.Prices;
import caravan.web.page.Viewer;
import caravan.web.page.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people see, a path each. */
final class Screens {

  static final String NOW = "now";

  private static final Pattern LIST = Pattern.compile("lists/([0-9]{1,18})");
  private static final Pattern CHANNEL = Pattern.compile("channels/([a-z][a-z0-9-]*)");
  private static final Pattern LIVE_CHANNEL =
      Pattern.compile(CHANNEL.pattern() + "(?:\\?span=([0-9]{1,2}[hd]))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
  private static final List<String> OF_NOW =
      List.of("sentence", "alarms", "channels", "held", "failed", "work", "done");

  private final WebParts parts;
  private final Templates templates = new Templates();
  private final String assets;
  private final Said said;
  private final String version;
  private final Words words;
  private final NowPage now;
  private final ListsPage lists;
  private final ListPage list;
  private final ChannelPage channel;
  private final CallsPage calls;
  private final AboutPage about;

  /**
   * @param assets what names this version of the page's files
   * @param said what came of what was just done
   */
  Screens(WebParts parts, FinishedFiles files, String assets, Said said) {
    this.parts = parts;
    this.said = said;
    this.assets = assets;
    String packaged = Screens.class.getPackage().getImplementationVersion();
    this.version = packaged == null ? "(a build that was not packaged)" : packaged;
    this.words = new Words(parts.zone());
    this.now =
        new NowPage(
            parts.settings(),
            parts.overview(),
            parts.health(),
            parts.reports(),
            parts.drafts()::all,
            files,
            words);
    this.lists = new ListsPage(parts.overview(), parts.reports(), files, words, parts.clock());
    this.list = new ListPage(parts.overview(), parts.reports(), files, words, parts.clock());
    this.channel =
        new ChannelPage(parts.overview(), parts.reports(), parts.settings().endpoints(), words);
    this.calls =
        new CallsPage(
            parts.overview(),
            List.copyOf(parts.settings().channels().keySet()),
            words,
            parts.clock());
    this.about = new AboutPage(parts.settings(), parts.overview(), parts.health(), parts.clock());
  }

  /** The screen at that path; empty if there is none. */
  Optional<HttpAnswer> find(WebRequest request) {
    return html(request).map(text -> HttpAnswer.html(200, text));
  }

  private Optional<String> html(WebRequest request) {
    Frames frames = frames(request, said.find(request.param("said")));
    String screen = request.path().substring(1);
    return switch (screen) {
      case "" -> Optional.of(templates.fill("now", now.view(frames)));
      case "lists" -> Optional.of(templates.fill("lists", lists(request, frames)));
      case "calls" -> Optional.of(templates.fill("calls", calls(request, frames)));
      case "about" -> Optional.of(templates.fill("about", about.view(frames)));
      default ->
          list(screen, frames, param(request, "q"), param(request, "show"), after(request))
              .map(view -> templates.fill("list", view))
              .or(
                  () ->
                      channel(screen, frames, ChannelQuery.of(name -> param(request, name)))
                          .map(view -> templates.fill("channel", view)));
    };
  }

  private ListsView lists(WebRequest request, Frames frames) {
    String text = param(request, "q");
    String state = param(request, "state");
    String folder = param(request, "folder");
    return lists.view(frames, text, state, folder, before(request));
  }

  private CallsView calls(WebRequest request, Frames frames) {
    String whose = param(request, "channel");
    return calls.view(frames, whose, param(request, "kind"), before(request));
  }

  private static String param(WebRequest request, String name) {
    return request.param(name).orElse("");
  }

  private static long before(WebRequest request) {
    return number(request, "before", Long.MAX_VALUE);
  }

  private static long after(WebRequest request) {
    return number(request, "after", 0);
  }

  private Optional<ListView> list(
      String screen, Frames frames, String text, String show, long after) {
    Matcher parsed = LIST.matcher(screen);
    return parsed.matches()
        ? list.view(frames, Long.parseLong(parsed.group(1)), text, show, after)
        : Optional.empty();
  }

  private Optional<ChannelView> channel(String screen, Frames frames, ChannelQuery asked) {
    Matcher parsed = CHANNEL.matcher(screen);
    return parsed.matches() ? channel.view(frames, parsed.group(1), asked) : Optional.empty();
  }

  private static long number(WebRequest request, String name, long otherwise) {
    return request
        .param(name)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Long::parseLong)
        .orElse(otherwise);
  }

  private Frames frames(String path) {
    return frames(path, viewer(Visitor.LOCAL), "");
  }

  /** What stands around the answer to that request, with what is said there. */
  Frames frames(WebRequest request, String said) {
    return frames(request.path(), viewer(request.visitor()), said);
  }

  private Frames frames(String path, Viewer viewer, String said) {
    return new Frames(path, assets, version, viewer, said, words);
  }

  private Viewer viewer(Visitor visitor) {
    return new Viewer(
        visitor.name(),
        visitor.kind() == Visitor.Kind.SESSION,
        visitor.acts() && !parts.settings().web().readOnly());
  }

  /** Where people say who they are; it tells nothing of what is behind it. */
  String login(LoginView view) {
    return templates.fill("login", view);
  }

  /** What of that screen changes, by the place where it stands; empty if there is none such. */
  Map<String, String> fragments(String screen) {
    Map<String, String> found = new LinkedHashMap<>();
    if (screen.equals(NOW)) {
      NowView view = now.view(frames("/"));
      OF_NOW.forEach(part -> found.put(part, templates.fill("now/" + part, view)));
      return found;
    }
    Frames frames = frames("/" + screen);
    Matcher one = LIST.matcher(screen);
    if (one.matches()) {
      list.summary(frames, Long.parseLong(one.group(1)))
          .ifPresent(summary -> found.put("head", templates.fill("list/head", summary)));
    }
    Matcher live = LIVE_CHANNEL.matcher(screen);
    if (live.matches()) {
      String span = live.group(2) == null ? "" : live.group(2);
      channel
          .parts(frames, live.group(1), span)
          .ifPresent(
              view -> {
                found.put("card", templates.fill("channel/card", view));
                found.put("speed", templates.fill("channel/speed", view.speed()));
              });
    }
    return found;
  }

  /** What drafts look like. */
  DraftPage drafts() {
    return new DraftPage(prices(), words);
  }

  /** What held lists look like. */
  HeldPage held() {
    return new HeldPage(prices(), words);
  }

  private Prices prices() {
    return new Prices(parts.overview(), parts.reports(), words);
  }

  /** A page that says what is wrong. */
  String error(String path, int status, String what, String why) {
    boolean open = !parts.settings().web().access().asked();
    Frames frames =
        new Frames(
            path.startsWith("/") ? path : "/",
            assets,
            open ? version : "",
            viewer(Visitor.LOCAL),
            "",
            words);
    return templates.fill(
        "error",
        new ErrorView(frames.frame(what, "", "", parts.clock().instant()), status, what, why));
  }
}
