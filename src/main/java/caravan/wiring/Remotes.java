package caravan.wiring;

import caravan.ledger.Uploads;
import caravan.road.Arrivals;
import caravan.road.Enrolment;
import caravan.road.Landing;
import caravan.road.Outbox;
import caravan.road.Sendings;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.main.Main;

/** Furnishes what has to do with folders on other machines. */
final class Remotes {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Settings.Folders folders;
  private final Servers servers;
  private final Main camel;
  private final Clock clock;

  /**
   * @param watching whether lists are fetched and results sent; not where only some files were
   *     ordered
   */
  Remotes(Settings.Folders folders, boolean watching, Main camel, Clock clock) {
    this.folders = folders;
    this.servers =
        watching
            ? Servers.of(folders.inputRemotes(), folders.outputRemotes())
            : Servers.of(List.of(), List.of());
    this.camel = camel;
    this.clock = clock;
    camel.bind("servers", servers);
    new Logins(servers).bind(camel);
    camel.addOverrideProperty("road.fetch", String.valueOf(folders.watch().every().toMillis()));
  }

  /** What sends results to servers. */
  Sendings sendings(Uploads uploads) {
    Path outbox = folders.state().resolve("outbox");
    Sendings sendings =
        new Sendings(
            uploads, new Outbox(outbox), servers.outputs().stream().map(Server::address).toList());
    for (Server server : servers.outputs()) {
      Patience patience = new Patience(server.address(), FIRST_PAUSE, clock);
      camel.bind("courier-" + server.name(), new Courier(server, sendings, patience));
    }
    return sendings;
  }

  /** What fetches lists from servers. */
  void fetching(Enrolment enrolment, Arrivals arrivals) {
    Landing landing = new Landing(folders.state().resolve("inbox"));
    landing.clear();
    camel.bind("landing", landing);
    servers.inputs().forEach(server -> fetching(server, enrolment, arrivals, landing));
  }

  private void fetching(Server server, Enrolment enrolment, Arrivals arrivals, Landing landing) {
    Settings.RemoteWatch watch = folders.watch();
    Patience patience = new Patience(server.address(), watch.every(), clock);
    ListsThere<Object> lists =
        new ListsThere<>(server, folders.settle(), watch.marker(), patience, arrivals, clock);
    Connection<Object> connection = new Connection<>(server, lists, patience, enrolment);
    camel.bind("lists-" + server.name(), lists);
    camel.bind("connection-" + server.name(), connection);
    camel.bind(
        "put-away-" + server.name(),
        new PutAway<>(server, lists, connection, enrolment, landing, watch.marker()));
  }
}
