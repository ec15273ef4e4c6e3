package caravan.road.delivery;

import caravan.files.FileNames;
import caravan.ledger.Upload;
import caravan.ledger.Uploads;
import caravan.results.AsideFiles;
import caravan.road.LogFields;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Results on their way to servers: what each has not got yet, and under which name it gets it. */
public final class UploadQueue {

  private static final Logger LOG = LoggerFactory.getLogger(UploadQueue.class);
  private static final int AT_A_TIME = 1_000;

  private final Uploads uploads;
  private final Outbox outbox;
  private final List<String> servers;

  /**
   * @param servers the addresses of those that get results
   */
  public UploadQueue(Uploads uploads, Outbox outbox, List<String> servers) {
    this.uploads = uploads;
    this.outbox = outbox;
    this.servers = List.copyOf(servers);
  }

  /** The addresses of those that get results. */
  List<String> servers() {
    return servers;
  }

  /**
   * Takes what is kept here and owed from nowhere, after a ledger was copied; removes what no
   * server is to get from here: a process ended when the last one had just got it, or before it was
   * published. While this process keeps nothing yet.
   */
  public void clear() {
    try {
      uploads.keptHere(outbox.lists());
      outbox.lists().stream().filter(list -> !uploads.owed(list)).forEach(outbox::remove);
    } catch (UncheckedIOException e) { // it costs room, and nothing else
      LOG.warn("Results that were sent lie there still: {}", e.getMessage());
    }
  }

  /**
   * Says what waits for servers that get results no more: nobody sends it, nor forgets its lists.
   */
  public void tellStranded() {
    Map<String, Long> waiting = new TreeMap<>(uploads.waiting());
    waiting.keySet().removeAll(servers);
    waiting.forEach(
        (server, lists) ->
            LOG.warn(
                "Results of {} wait for {}, which caravan.output.remote does not name any more: name"
                    + " it again and they are sent, or drop them with 'caravan forget --server {}'",
                lists == 1 ? "a list" : lists + " lists",
                server,
                server));
  }

  /**
   * Keeps the list's results, which are owed to the servers once they are published: were they owed
   * before that, a node that was thought to be dead in between would owe what another has sent.
   *
   * @param files whole, and not under their names yet
   */
  void keep(long list, AsideFiles files) {
    if (!servers.isEmpty()) {
      outbox.keep(list, byName(files));
    }
  }

  /** What was kept of the list is not published: another node has published its results. */
  void discard(long list) {
    outbox.remove(list);
  }

  /** Where each is now, by the name that it is to have. */
  private static Map<String, Path> byName(AsideFiles files) {
    Map<String, Path> names = new LinkedHashMap<>();
    Iterator<Path> places = files.places().iterator();
    files.temporaries().forEach(now -> names.put(String.valueOf(places.next().getFileName()), now));
    return names;
  }

  /** What a server has not got yet, oldest first. */
  public List<Upload> owed(String server) {
    return uploads.owed(server, AT_A_TIME);
  }

  /** Whether the server has still to get these, and from here. */
  public boolean owed(Upload upload, String server) {
    return uploads.owed(upload.list(), server);
  }

  /**
   * The files of some results, the receipt last, under the names that they get on the server. The
   * first time the name is chosen so that nothing there is overwritten, and remembered: whatever
   * stands under it from then on is ours.
   *
   * @param place where they are put
   */
  public List<UploadFile> uploadFiles(Upload upload, String server, ResultPlace place) {
    List<Path> files = outbox.files(upload.list());
    if (files.isEmpty()) {
      throw new UncheckedIOException(
          new NoSuchFileException(
              "the results %s that were kept here for %s are gone; hand the list back once more with 'caravan deliver %s'"
                  .formatted(upload.result(), server, upload.result())));
    }
    String folder = upload.result().substring(0, upload.result().lastIndexOf('/') + 1);
    String base = upload.result().substring(folder.length());
    List<String> endings =
        files.stream().map(file -> file.getFileName().toString().substring(base.length())).toList();
    String name = upload.there();
    if (name == null) {
      name = free(upload, server, endings, place);
      uploads.nameThere(upload.list(), server, name);
    }
    List<UploadFile> uploadFiles = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      uploadFiles.add(new UploadFile(name + endings.get(i), files.get(i).toFile()));
    }
    return uploadFiles;
  }

  /**
   * The name is kept before the server is looked at: else another node that takes it meanwhile, and
   * has sent all of its results before this one asks the ledger, would be overwritten.
   */
  private String free(Upload upload, String server, List<String> endings, ResultPlace place) {
    String result = place.form(upload.result());
    String folder = result.substring(0, result.lastIndexOf('/') + 1);
    Set<String> there = Set.of();
    String name;
    do {
      Set<String> before = there;
      name =
          FileNames.freeBase(
              result,
              base ->
                  stands(base, folder, endings, before)
                      || !uploads.takeName(upload.list(), server, base));
      there = place.names(folder).stream().map(UploadQueue::composed).collect(Collectors.toSet());
    } while (stands(name, folder, endings, there));
    return name;
  }

  private static boolean stands(
      String name, String folder, List<String> endings, Set<String> there) {
    String base = name.substring(folder.length());
    return endings.stream().anyMatch(ending -> there.contains(composed(base + ending)));
  }

  /** Some servers show a letter and its accent apart. */
  private static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }

  /**
   * Whether a file of that name is one of ours that is being sent just now, wherever it is put and
   * whichever node sends it.
   *
   * @param name without a folder
   */
  public boolean sending(String name) {
    return servers.stream()
        .flatMap(server -> uploads.namesThere(server).stream())
        .anyMatch(there -> name.startsWith(there.substring(there.lastIndexOf('/') + 1) + "."));
  }

  /** The server has all of it. */
  public void sent(Upload upload, String server) {
    uploads.sent(upload.list(), server);
    if (!uploads.owed(upload.list())) {
      outbox.remove(upload.list());
    }
    try (MDC.MDCCloseable field = LogFields.list(upload.result())) {
      LOG.info("{} is sent to {}", upload.result(), server);
    }
  }
}
