package caravan.remote;

import caravan.files.TemporaryNames;
import caravan.road.intake.FileStability;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which files on a server are lists that nobody writes to any more. A server's clock is not
 * believed: a file is complete when it looked the same on two looks of ours that lie apart. Used by
 * the one thread that looks.
 *
 * @param <T> what a server's listing is made of
 */
final class RemoteListFilter<T> implements GenericFileFilter<T>, ListingObserver {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteListFilter.class);

  /** What the name of a list's marker has more than the list's. */
  static final String MARKER = ".done";

  private static final String RECEIPT = ".receipt.json";

  /** What leads elsewhere (CVE-2026-79983), ends a command, or stands for several names. */
  private static final Pattern TRICK = Pattern.compile("[/\\\\*?\\p{Cntrl}]|^\\.\\.");

  /**
   * A file in the state in which it was found first.
   *
   * @param ours whether it was a result that was being sent then
   */
  private record Seen(long size, long modified, Instant since, boolean ours) {}

  private final Server server;
  private final Duration settle;
  private final boolean marked;
  private final RemoteBackOff remoteBackOff;
  private final FileStability fileStability;
  private final Predicate<String> ours;
  private final Clock clock;
  private final Map<String, Seen> seen = new HashMap<>();
  private final Set<String> listed = new HashSet<>();
  private final Set<String> coming = new HashSet<>();
  private final Set<String> markers = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Set<String> refusedBefore = new HashSet<>();
  private final Set<String> closed = new HashSet<>();
  private final Map<String, Set<String>> receipts = new HashMap<>();

  /**
   * @param ours whether a file of that name is a result that is being sent just now
   * @param marked whether files that end in .done mark others and are no lists
   */
  RemoteListFilter(
      Server server,
      Duration settle,
      boolean marked,
      RemoteBackOff remoteBackOff,
      FileStability fileStability,
      Predicate<String> ours,
      Clock clock) {
    this.server = server;
    this.settle = settle;
    this.marked = marked;
    this.remoteBackOff = remoteBackOff;
    this.fileStability = fileStability;
    this.ours = ours;
    this.clock = clock;
  }

  @Override
  public boolean accept(GenericFile<T> file) {
    String name = file.getFileNameOnly();
    if (trick(name)) {
      return false;
    }
    if (file.isDirectory()) {
      return !TemporaryNames.leftAlone(name);
    }
    String path = file.getRelativeFilePath();
    listed.add(path);
    boolean taken =
        !unfinished(name)
            && !result(path, name)
            && settled(path, file)
            && complete(path)
            && remoteBackOff.due(path);
    if (taken) {
      coming.add(path);
    }
    return taken;
  }

  /** Whether what is refused was not in the look before this one, nor yet in this: it is said. */
  private boolean isNew(String what) {
    return refused.add(what) && !refusedBefore.contains(what);
  }

  private boolean trick(String name) {
    boolean trick = TRICK.matcher(name).find();
    if (trick && isNew(name)) {
      LOG.warn(
          "{} lists the name '{}', which could lead elsewhere: it is left alone; rename it there",
          server,
          name);
    }
    return trick;
  }

  /** What we put on a server ourselves is no list: its receipt lies beside it. */
  private boolean result(String path, String name) {
    if (name.endsWith(RECEIPT)) {
      return true;
    }
    String folder = server.path(path.substring(0, path.length() - name.length()));
    boolean ours =
        receipts.getOrDefault(bare(folder), Set.of()).stream()
            .anyMatch(receipt -> name.startsWith(receipt));
    if (ours && isNew(path)) {
      LOG.warn(
          "{}, {}: a receipt lies beside it, so it is a result and no list; put results elsewhere"
              + " (caravan.output.remote)",
          server,
          path);
    }
    return ours;
  }

  private static String bare(String folder) {
    return folder.length() > 1 && folder.endsWith("/")
        ? folder.substring(0, folder.length() - 1)
        : folder.isEmpty() ? "." : folder;
  }

  @Override
  public void listed(String folder, Set<String> names) {
    receipts.put(
        bare(folder),
        names.stream()
            .filter(name -> name.endsWith(RECEIPT))
            .map(name -> name.substring(0, name.length() - RECEIPT.length()) + ".")
            .collect(Collectors.toSet()));
  }

  @Override
  public void irregular(String path) {
    if (isNew(path)) {
      LOG.warn(
          "{}: {} is a link or no file at all: it is left alone; put the file itself there",
          server,
          path);
    }
  }

  @Override
  public void closed(String path, String words) {
    closed.add(path);
    if (isNew(path)) {
      LOG.warn(
          "{}: the folder {} may not be listed ({}): it is left alone; check the rights there",
          server,
          path,
          words);
    }
  }

  /** Whether a path could not be seen in this look. */
  boolean unseen(String path) {
    return closed.stream().anyMatch(folder -> server.path(path).startsWith(folder + "/"));
  }

  private boolean unfinished(String name) {
    return TemporaryNames.leftAlone(name)
        || (marked && name.toLowerCase(Locale.ROOT).endsWith(MARKER));
  }

  private boolean settled(String path, GenericFile<T> file) {
    Instant now = clock.instant();
    Seen before = seen.get(path);
    if (before == null
        || before.size() != file.getFileLength()
        || before.modified() != file.getLastModified()) {
      boolean sent = ours.test(file.getFileNameOnly());
      seen.put(path, new Seen(file.getFileLength(), file.getLastModified(), now, sent));
      return false;
    }
    return !before.ours() && !before.since().plus(settle).isAfter(now);
  }

  /** The markers of the look before this one: a listing may show a list before its marker. */
  private boolean complete(String path) {
    return !marked || markers.contains(path + MARKER);
  }

  /** A new look begins. */
  void begin() {
    refusedBefore.addAll(refused); // of looks that did not come to their end
    refused.clear();
    listed.clear();
    coming.clear();
    closed.clear();
    receipts.clear();
  }

  /** All that was listed is worth waiting for: lists come together, and share calls. */
  void company() {
    coming.forEach(path -> fileStability.expect(key(path)));
  }

  /** Nothing more comes of a list. */
  void done(String path) {
    coming.remove(path);
    fileStability.done(key(path));
  }

  private Path key(String path) {
    return Path.of(server.name(), path);
  }

  /** A look came to its end: what it did not show is not there. */
  Set<String> end() {
    seen.keySet().retainAll(listed);
    markers.clear();
    listed.stream().filter(path -> path.endsWith(MARKER)).forEach(markers::add);
    return Set.copyOf(listed);
  }

  /** That look was one at all there is: what was not in it is remembered no more. */
  void forgetOthers() {
    refusedBefore.clear();
    refusedBefore.addAll(refused);
    remoteBackOff.retain(path -> listed.contains(path) || unseen(path));
  }
}
