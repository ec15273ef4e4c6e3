package caravan.desk;

import caravan.codes.Choice;
import caravan.ledger.Act;
import caravan.ledger.Acts;
import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.ledger.Overview;
import caravan.ledger.Signature;
import caravan.lists.UnreadableListException;
import caravan.lists.reader.ListReader;
import caravan.lists.reader.Preview;
import caravan.road.intake.HeldLists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people say of lists that wait for their word; each is named by its place or its name. */
public final class HeldDesk {

  private final Acts acts;
  private final Holds holds;
  private final Overview overview;
  private final ListReader reader;
  private final Path input;
  private final Clock clock;

  /**
   * @param input the folder where lists are dropped
   */
  public HeldDesk(
      Acts acts, Holds holds, Overview overview, ListReader reader, Path input, Clock clock) {
    this.acts = acts;
    this.holds = holds;
    this.overview = overview;
    this.reader = reader;
    this.input = input;
    this.clock = clock;
  }

  /** It is taken in, read so; lists of its form are read so from then on. */
  public ActResult release(String list, Choice choice, String who, String note) {
    return release(list, choice, held -> Optional.empty(), who, note);
  }

  /**
   * The same, unless something is said against it.
   *
   * @param objection why it is not to be released; empty if it is
   */
  ActResult release(
      String list,
      Choice choice,
      Function<Held, Optional<ActResult>> objection,
      String who,
      String note) {
    return with(
        list,
        held -> objection.apply(held).orElseGet(() -> release(held, choice, signature(who, note))));
  }

  private ActResult release(Held held, Choice said, Signature signature) {
    Path file = HeldLists.folder(input).resolve(held.place());
    if (Files.notExists(file)) {
      return ActResult.refused(
          "'%s' was taken away from %s; drop it again to have it asked for"
              .formatted(held.path(), file));
    }
    try {
      Preview preview = survey(file, held, said); // what it is told to be must be there
      if (!holds.release(held.id(), word(file, held, preview, said), clock.instant())) {
        return decided(held);
      }
      acts.note(Act.of(held, Act.Kind.RELEASE, signature));
      return ActResult.done(released(held, preview, said.equals(Choice.AS_READ)));
    } catch (UnreadableListException e) {
      return ActResult.refused("'%s' can't be read so: %s".formatted(held.path(), e.reason()));
    }
  }

  private Preview survey(Path file, Held held, Choice choice) {
    return reader.survey(file, held.folder(), held.name(), choice);
  }

  /** What is remembered of a list that is released as it was read is the column that was seen. */
  private Choice word(Path file, Held held, Preview preview, Choice said) {
    Choice seen = preview.asRead();
    if (!said.equals(Choice.AS_READ) || seen.equals(Choice.AS_READ)) {
      return said;
    }
    try {
      survey(file, held, seen);
      return seen;
    } catch (UnreadableListException e) {
      return said; // all of its codes are cases: no column says that
    }
  }

  private static String released(Held held, Preview preview, boolean asRead) {
    String taken =
        "%s is released%s. It is taken in within a second or two while 'caravan run' runs, else at its next start."
            .formatted(held.path(), asRead ? " as it was read" : "");
    String remembered =
        held.fingerprint().isEmpty()
            ? ""
            : "Lists with the same headings are read so from now on, without asking.";
    return Stream.of(preview.summary(), taken, remembered)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** It is put aside; nothing is asked for. */
  public ActResult discard(String list, String who, String note) {
    return with(list, held -> discard(held, signature(who, note)));
  }

  private ActResult discard(Held held, Signature signature) {
    if (!holds.discardHeld(held.id())) {
      return decided(held);
    }
    acts.note(Act.of(held, Act.Kind.DISCARD, signature));
    return ActResult.done(
        "%s is discarded. It is put into .failed within a second or two while 'caravan run' runs, else at its next start."
            .formatted(held.path()));
  }

  /** Somebody was quicker. */
  private static ActResult decided(Held held) {
    return ActResult.refused(
        "'%s' was decided already; 'caravan status' tells what becomes of it"
            .formatted(held.path()));
  }

  /** By where it lies, else by how it was dropped, with or without its folder. */
  private ActResult with(String named, Function<Held, ActResult> act) {
    String name = named.startsWith("./") ? named.substring(2) : named;
    List<Held> held = overview.held();
    Optional<Held> placed = held.stream().filter(list -> list.place().equals(name)).findFirst();
    List<Held> called =
        held.stream().filter(list -> list.path().equals(name) || list.name().equals(name)).toList();
    List<Held> found = placed.map(List::of).orElse(called);
    return found.size() == 1
        ? act.apply(found.get(0))
        : ActResult.unknown(
            held.isEmpty()
                ? none(name)
                : found.isEmpty()
                    ? "no list '%s' is held; held are %s".formatted(name, names(held))
                    : "'%s' can be any of %s: name one of them".formatted(name, names(found)));
  }

  /** That no list is held, of that name or any other. */
  public static String none(String name) {
    return "no list '%s' is held; none is".formatted(name);
  }

  private static String names(List<Held> held) {
    return held.stream().map(list -> "'" + list.place() + "'").collect(Collectors.joining(", "));
  }

  private Signature signature(String who, String note) {
    return new Signature(who, clock.instant(), note.strip());
  }
}
