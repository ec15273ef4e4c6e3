package caravan.remote;

import caravan.ledger.Ledger;
import caravan.ledger.ServerTrouble;
import caravan.network.Network;
import caravan.road.delivery.Outbox;
import caravan.road.delivery.UploadQueue;
import caravan.road.failures.TroubleLog;
import caravan.road.intake.FileStability;
import caravan.road.intake.Inbox;
import caravan.road.intake.RemoteEnrolment;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;

/** Furnishes what has to do with folders on other machines. */
public final class Remotes {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private final Settings.Folders folders;
  private final boolean watching;
  private final Servers servers;
  private final Main camel;
  private final TroubleLog troubleLog;
  private final Clock clock;
  private final RemoteComponents remoteComponents;
  private final List<RemoteBackOff> troubled = new CopyOnWriteArrayList<>();
  private final Map<String, ConnectionLimiter> limiters = new HashMap<>();

  /**
   * @param watching whether lists are fetched and results sent; not where only some files were
   *     ordered
   * @param network leads to the servers
   * @param troubleLog is told where it is the ledger that fails
   */
  public Remotes(
      Settings.Folders folders,
      boolean watching,
      Network network,
      Main camel,
      TroubleLog troubleLog,
      Clock clock) {
    this.folders = folders;
    this.watching = watching;
    this.servers =
        watching
            ? Servers.of(folders.inputRemotes(), folders.outputRemotes())
            : Servers.of(List.of(), List.of());
    this.camel = camel;
    this.troubleLog = troubleLog;
    this.clock = clock;
    camel.bind("servers", servers);
    this.remoteComponents = new RemoteComponents(servers, network);
    remoteComponents.bind(camel);
    camel.addOverrideProperty("road.fetch", String.valueOf(folders.watch().every().toMillis()));
  }

  /** Servers that can't be reached, a line each, with since when. */
  public List<String> trouble() {
    return troubled.stream().flatMap(remoteBackOff -> remoteBackOff.trouble().stream()).toList();
  }

  /** A server that is not named any more fails nobody. */
  private void forgetOthers(Ledger ledger) {
    for (ServerTrouble trouble : ledger.overview().troubles()) {
      List<Server> named =
          trouble.way() == ServerTrouble.Way.LISTS ? servers.inputs() : servers.outputs();
      if (named.stream().noneMatch(server -> server.address().equals(trouble.server()))) {
        ledger.serverNotes().works(trouble.server(), trouble.way());
      }
    }
  }

  /** Troubles that nobody meets any more, who may live no more, are over. */
  public static void forgetSilent(Ledger ledger, Instant now) {
    ledger.overview().troubles().stream()
        .filter(trouble -> RemoteBackOff.silent(trouble, now))
        .forEach(trouble -> ledger.serverNotes().works(trouble.server(), trouble.way()));
  }

  private RemoteBackOff backOff(
      Server server, ServerTrouble.Way way, Duration first, Ledger ledger) {
    RemoteBackOff remoteBackOff =
        new RemoteBackOff(
            server.address(),
            way,
            ledger.serverNotes(),
            () ->
                ledger.overview().troubles().stream()
                    .filter(one -> one.way() == way && one.server().equals(server.address()))
                    .findFirst(),
            first,
            clock);
    troubled.add(remoteBackOff);
    return remoteBackOff;
  }

  private ConnectionLimiter limiter(Server server) {
    return limiters.computeIfAbsent(
        server.remote().host() + ":" + server.remote().port(), where -> new ConnectionLimiter());
  }

  /** What fetches lists from servers, and what sends results there: the queue of these. */
  public UploadQueue furnish(
      RemoteEnrolment enrolment, FileStability fileStability, Ledger ledger) {
    UploadQueue uploadQueue = sendings(ledger);
    fetching(enrolment, fileStability, uploadQueue, ledger);
    return uploadQueue;
  }

  private UploadQueue sendings(Ledger ledger) {
    if (watching) {
      forgetOthers(ledger);
    }
    Path outbox = folders.state().resolve("outbox");
    UploadQueue uploadQueue =
        new UploadQueue(
            ledger.uploads(),
            new Outbox(outbox),
            servers.outputs().stream().map(Server::address).toList());
    if (watching) {
      uploadQueue.clear();
      uploadQueue.tellStranded();
    }
    for (Server server : servers.outputs()) {
      RemoteBackOff remoteBackOff = backOff(server, ServerTrouble.Way.RESULTS, FIRST_PAUSE, ledger);
      camel.bind(
          "uploader-" + server.name(),
          new Uploader(server, uploadQueue, remoteBackOff, limiter(server)));
    }
    return uploadQueue;
  }

  private void fetching(
      RemoteEnrolment enrolment,
      FileStability fileStability,
      UploadQueue uploadQueue,
      Ledger ledger) {
    Inbox inbox = new Inbox(folders.state().resolve("inbox"), ledger.nodes()::fetchFence);
    inbox.clear();
    camel.bind("inbox", inbox);
    for (Server server : servers.inputs()) {
      fetching(server, enrolment, fileStability, uploadQueue, inbox, ledger);
    }
  }

  private void fetching(
      Server server,
      RemoteEnrolment enrolment,
      FileStability fileStability,
      UploadQueue uploadQueue,
      Inbox inbox,
      Ledger ledger) {
    Settings.RemoteWatch watch = folders.watch();
    RemoteBackOff remoteBackOff = backOff(server, ServerTrouble.Way.LISTS, watch.every(), ledger);
    RemoteListFilter<Object> lists =
        new RemoteListFilter<>(
            server,
            folders.settle(),
            watch.marker(),
            remoteBackOff,
            fileStability,
            uploadQueue::sending,
            clock);
    LateUploads<Object> lateUploads =
        new LateUploads<>(server, folders.settle(), watch.marker(), ledger.serverNotes(), clock);
    RemotePoller<Object> remotePoller =
        new RemotePoller<>(
            server,
            lists,
            remoteBackOff,
            enrolment,
            limiter(server),
            new FetchDuty(
                () -> ledger.nodes().fetchFence(server.address()).isPresent(),
                () -> {
                  remoteBackOff.takeOver();
                  lateUploads.takeOver();
                },
                remoteBackOff::leave,
                troubleLog),
            troubleLog);
    remoteComponents.watch(server, lists);
    camel.bind("lists-" + server.name(), lists);
    camel.bind("poller-" + server.name(), remotePoller);
    camel.bind(
        "archive-" + server.name(),
        new RemoteArchive<>(
            server, lists, remotePoller, enrolment, inbox, lateUploads, watch.marker()));
  }
}
