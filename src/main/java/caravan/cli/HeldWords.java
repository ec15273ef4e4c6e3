package caravan.cli;

import caravan.ledger.Held;
import caravan.lists.archive.ListArchive;
import caravan.road.intake.HeldLists;
import java.nio.file.Path;
import java.time.Instant;

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
}
