package caravan.cli;

import caravan.ledger.Held;
import caravan.lists.archive.ListArchive;
import caravan.road.intake.HeldLists;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Held lists as a person names them, and as they are shown to one. */
final class HeldWords {

  /** How a list that looks wrong is gone on with on the command line. */
  static final String WAYS =
      "Say how it is to be read: --column NAME [--type asin|upc|ean] [--domain de] [--sheet NAME]"
          + " [--no-check-digit]; or go on with it as it is read: --as-read.";

  private HeldWords() {}

  /** How a held list stands. */
  static String status(Held list, Path input, Instant now) {
    String since = HumanText.moment(list.since(), now);
    return switch (list.word()) {
      case NONE ->
          "%s: held since %s: %s (%s; %s; see %s)"
              .formatted(
                  list.path(),
                  since,
                  list.reason(),
                  list.release(),
                  list.discard(),
                  ListArchive.why(file(list, input)));
      case RELEASED ->
          "%s: held since %s, released: it is taken in while 'caravan run' runs"
              .formatted(list.path(), since);
      case DISCARDED ->
          "%s: held since %s, discarded: it is put into .failed while 'caravan run' runs"
              .formatted(list.path(), since);
    };
  }

  /** Where it lies. */
  static Path file(Held list, Path input) {
    return HeldLists.folder(input).resolve(list.place());
  }

  /**
   * The held list that a person names: by where it lies, else by how it was dropped, with or
   * without its folder. Wrong usage where that is none or several.
   */
  static Held find(List<Held> held, String named, CommandLine command) {
    String name = named.startsWith("./") ? named.substring(2) : named;
    Optional<Held> placed = held.stream().filter(list -> list.place().equals(name)).findFirst();
    List<Held> called =
        held.stream().filter(list -> list.path().equals(name) || list.name().equals(name)).toList();
    List<Held> found = placed.map(List::of).orElse(called);
    if (found.size() == 1) {
      return found.get(0);
    }
    String wrong =
        held.isEmpty()
            ? none(name)
            : found.isEmpty()
                ? "no list '%s' is held; held are %s".formatted(name, names(held))
                : "'%s' can be any of %s: name one of them".formatted(name, names(found));
    throw new CommandLine.ParameterException(command, wrong);
  }

  /** That no list is held, of that name or any other. */
  static String none(String name) {
    return "no list '%s' is held; none is".formatted(name);
  }

  /** That somebody was quicker. */
  static String decided(Held held) {
    return "'%s' was decided already; 'caravan status' tells what becomes of it"
        .formatted(held.path());
  }

  private static String names(List<Held> held) {
    List<String> names = new ArrayList<>();
    held.forEach(list -> names.add("'" + list.place() + "'"));
    return String.join(", ", names);
  }
}
