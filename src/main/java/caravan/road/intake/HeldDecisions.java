package caravan.road.intake;

import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.ledger.LedgerException;
import caravan.ledger.Nodes;
import caravan.lists.UnreadableListException;
import caravan.lists.archive.ListArchive;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.road.LogFields;
import caravan.road.Rounds;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Does what people decided of held lists. As long as the folder of held lists is not there as a
 * whole, as on a drive that is away, nothing is concluded from that.
 */
public final class HeldDecisions {

  private static final Logger LOG = LoggerFactory.getLogger(HeldDecisions.class);
  private static final Duration A_MOMENT = Duration.ofMillis(500);

  private final Path input;
  private final Path folder;
  private final ListReader reader;
  private final ListArchive listArchive;
  private final Holds holds;
  private final RowEnrolment rows;
  private final Nodes nodes;
  private volatile boolean holding = true;

  /**
   * @param input the folder where lists are dropped
   */
  public HeldDecisions(
      Path input,
      ListReader reader,
      ListArchive listArchive,
      Holds holds,
      RowEnrolment rows,
      Nodes nodes) {
    this.input = input;
    this.folder = HeldLists.folder(input);
    this.reader = reader;
    this.listArchive = listArchive;
    this.holds = holds;
    this.rows = rows;
    this.nodes = nodes;
  }

  /** How long nobody need look: the files of held lists may be taken away at any time. */
  public Duration patience() {
    return holding ? A_MOMENT : Rounds.LONGEST;
  }

  /** Lists that a person decided, oldest first; those that were taken away are held no longer. */
  public List<Held> decided() {
    missTakenAway();
    List<Held> held = held();
    holding = !held.isEmpty();
    return held.stream().filter(one -> one.word() != Held.Word.NONE).toList();
  }

  void missTakenAway() {
    for (Held held : held()) {
      if (held.word() == Held.Word.NONE && Files.notExists(at(held))) {
        takenAway(held);
      }
    }
  }

  private void takenAway(Held held) {
    end(held);
    LOG.warn(
        "{} is held no longer: it was taken away from {}; drop it again to have it asked for",
        held.path(),
        at(held));
  }

  private List<Held> held() {
    return Files.isDirectory(folder) ? holds.heldHere() : List.of();
  }

  /** Takes the list in and moves it to .done, or puts it to .failed, as a person decided. */
  public void takeUp(Held held) {
    nodes.intakeFence().ifPresent(fence -> now(held).ifPresent(one -> takeUp(one, fence)));
  }

  /** As it stands since this process has the number under which it is taken up. */
  private Optional<Held> now(Held held) {
    return held().stream().filter(one -> one.id() == held.id()).findFirst();
  }

  private void takeUp(Held held, long fence) {
    try (MDC.MDCCloseable field = LogFields.list(held.path())) {
      takeUp(held, Files.exists(at(held), LinkOption.NOFOLLOW_LINKS), fence);
    }
  }

  private void takeUp(Held held, boolean there, long fence) {
    if (held.word() == Held.Word.DISCARDED) {
      discard(held, there);
    } else if (held.list() != null) {
      putAway(held, there);
    } else if (!there) {
      if (nodes.intakeFence().equals(OptionalLong.of(fence))) { // else by another node
        takenAway(held);
      }
    } else if (takenIn(held, fence)) {
      putAway(held, true);
    }
  }

  private boolean takenIn(Held held, long fence) {
    Path file = at(held);
    try {
      Preview preview = reader.survey(file, held.folder(), held.name(), held.choice());
      ListHead head =
          RemoteList.fetched(held.identity())
              ? RemoteList.known(preview.head(), held.identity())
              : preview.head();
      SurveyedList surveyed = new SurveyedList(file, preview, head, fence);
      rows.enrol(surveyed, list -> holds.enrolled(list, held.id()));
      return true;
    } catch (UnreadableListException e) {
      fail(held, e.reason());
    } catch (LedgerException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error("{} can't be taken in: a fault in Caravan, please report it", file, e);
      fail(held, "a fault in Caravan, please report it: " + e);
    }
    return false;
  }

  /** It has become a list; only its file may still lie where it waited. */
  private void putAway(Held held, boolean there) {
    if (there) {
      listArchive.shelve(at(held), below(".done", held));
    }
    end(held);
    LOG.info("{} was released by a person and is taken in", held.path());
  }

  private void discard(Held held, boolean there) {
    if (there) {
      String words = "a person discarded it; it was held because " + held.reason();
      listArchive.fail(at(held), below(".failed", held), words);
    }
    end(held);
    LOG.info("{} was discarded by a person", held.path());
  }

  private void fail(Held held, String reason) {
    Path failed = listArchive.fail(at(held), below(".failed", held), reason);
    end(held);
    LOG.warn("{} was released and is not taken in, see {}: {}", held.path(), failed, reason);
  }

  private Path at(Held held) {
    return folder.resolve(held.place());
  }

  private Path below(String aside, Held held) {
    Path place = Path.of(held.place()).getParent();
    return place == null ? input.resolve(aside) : input.resolve(aside).resolve(place);
  }

  private void end(Held held) {
    listArchive.forgetWhy(at(held));
    holds.endHeld(held.id());
  }
}
