package caravan.desk;

import caravan.files.Durability;
import caravan.files.Folders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where drafts lie: a folder each, with the files as they came and a description. A draft appears
 * whole and goes whole; what is on its way in or out is hidden. Methods throw {@link
 * UncheckedIOException} where the file system refuses.
 */
final class DraftFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DraftFolder.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
  private static final String DESCRIPTION = "draft.json";

  private final Path folder;
  private final Clock clock;

  /**
   * @param folder is made where it is missing
   */
  DraftFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** A hidden folder in which files are received. */
  Path receiving() {
    try {
      Path place =
          folder.resolve("." + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
      Folders.make(place);
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException("no list can be received: " + e.getMessage(), e);
    }
  }

  /** Where the file of that number is received in such a folder. */
  static Path received(Path receiving, int number) {
    return receiving.resolve(number + ".list");
  }

  /** What was received becomes a draft. */
  Draft put(Path receiving, List<String> names) {
    List<DraftList> lists = new ArrayList<>();
    for (String name : names) {
      lists.add(new DraftList(lists.size() + 1, DraftName.of(name), "", ""));
    }
    String id = String.valueOf(receiving.getFileName()).substring(1);
    Draft draft = new Draft(id, clock.instant(), 1, lists);
    write(receiving, draft);
    move(receiving, folder.resolve(id));
    return draft;
  }

  /** It is to be read otherwise from now on. */
  void save(Draft draft) {
    write(folder.resolve(draft.id()), draft);
  }

  /** Whether a text can be the name of a draft. */
  static boolean names(String id) {
    return ID.matcher(id).matches();
  }

  /** The draft of that name; empty if there is none, or it is damaged. */
  Optional<Draft> find(String id) {
    Path description = folder.resolve(id).resolve(DESCRIPTION);
    return names(id) && Files.isRegularFile(description) ? read(id, description) : Optional.empty();
  }

  /** All of them, oldest first. */
  List<Draft> all() {
    return entries().stream()
        .flatMap(entry -> find(String.valueOf(entry.getFileName())).stream())
        .sorted(Comparator.comparing(Draft::since).thenComparing(Draft::id))
        .toList();
  }

  Path file(Draft draft, DraftList list) {
    return received(folder.resolve(draft.id()), list.number());
  }

  /** Takes it away with all that it holds. */
  void remove(String id) {
    Path place = folder.resolve(id);
    if (Files.exists(place)) {
      Path hidden = folder.resolve("." + id);
      move(place, hidden);
      clear(hidden);
    }
  }

  /**
   * Takes away what came only in part, or was on its way out when a process ended; and what a power
   * cut damaged, which is said.
   */
  void clean() {
    for (Path entry : entries()) {
      String name = String.valueOf(entry.getFileName());
      boolean damaged = names(name) && find(name).isEmpty();
      if (damaged) {
        LOG.warn("The draft {} is damaged and is removed: bring its lists again", entry);
      }
      if (damaged || name.startsWith(".")) {
        clear(entry);
      }
    }
  }

  /** Takes away a folder with all that it holds, if it is there. */
  static void clear(Path place) {
    if (Files.notExists(place)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove " + place + ": " + e.getMessage(), e);
    }
  }

  private List<Path> entries() {
    try (Stream<Path> all = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return all.filter(Files::isDirectory).toList();
    } catch (NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read " + folder + ": " + e.getMessage(), e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't move " + from + ": " + e.getMessage(), e);
    }
  }

  private static void write(Path place, Draft draft) {
    ObjectNode json = JSON.createObjectNode();
    json.put("since", draft.since().toString()).put("revision", draft.revision());
    draft
        .lists()
        .forEach(
            list ->
                json.withArray("lists")
                    .addObject()
                    .put("name", list.name())
                    .put("column", list.column())
                    .put("folder", list.folder()));
    Path aside = place.resolve(DESCRIPTION + ".part");
    try {
      Files.write(aside, JSON.writeValueAsBytes(json));
      Durability.force(aside);
      Files.move(aside, place.resolve(DESCRIPTION), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("can't write the draft: " + e.getMessage(), e);
    }
  }

  private static Optional<Draft> read(String id, Path description) {
    try {
      JsonNode json = JSON.readTree(description.toFile());
      List<DraftList> lists = new ArrayList<>();
      for (JsonNode list : json.path("lists")) {
        lists.add(
            new DraftList(
                lists.size() + 1,
                list.path("name").asText(),
                list.path("column").asText(),
                list.path("folder").asText()));
      }
      Instant since = Instant.parse(json.path("since").asText());
      return Optional.of(new Draft(id, since, json.path("revision").asInt(), lists));
    } catch (JsonProcessingException | DateTimeException e) {
      LOG.debug("{} is damaged", description, e);
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("can't read the draft: " + e.getMessage(), e);
    }
  }
}
