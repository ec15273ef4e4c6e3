package caravan.lists.reader;

import caravan.codes.Domain;
import caravan.lists.columns.ListMarket;
import java.util.Optional;

/**
 * Where rows of a list are asked that don't say it.
 *
 * @param wanted by a person, or the folder in which it was dropped
 * @param otherwise where nobody says it
 */
record ListDomain(Optional<Domain> wanted, Domain otherwise) {

  /** Before anything of the list was read. */
  Domain unread() {
    return wanted.orElse(otherwise);
  }

  /** What somebody wants goes before what the list says. */
  Domain of(DetectedFormat detectedFormat) {
    return wanted.orElseGet(
        () -> detectedFormat.market().map(ListMarket::domain).orElse(otherwise));
  }
}
