package caravan.lists.reader;

import caravan.codes.Domain;
import caravan.lists.columns.Doubt;
import caravan.lists.columns.ListMarket;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where rows of a list are asked that don't say it.
 *
 * @param wanted by a person, or the folder in which it was dropped
 * @param folder in which it was dropped, if that names a marketplace, be it one that is not served
 * @param otherwise where nobody says it
 */
record ListDomain(Optional<Domain> wanted, Optional<ListMarket> folder, Domain otherwise) {

  /** Of a list in that folder, of which a person may have said where it is asked. */
  static ListDomain of(Optional<Domain> said, String folder, Domain otherwise) {
    List<ListMarket> named =
        Stream.of(folder.split("/", -1))
            .map(ListMarket::ofFolder)
            .flatMap(Optional::stream)
            .toList();
    Optional<Domain> wanted =
        said.or(() -> named.stream().map(ListMarket::domain).flatMap(Optional::stream).findFirst());
    return new ListDomain(wanted, named.stream().findFirst(), otherwise);
  }

  /** Before anything of the list was read. */
  Domain unread() {
    return wanted.orElse(otherwise);
  }

  /** What somebody wants goes before what the list says. */
  Domain of(DetectedFormat detectedFormat) {
    return wanted.orElseGet(
        () -> detectedFormat.market().flatMap(ListMarket::domain).orElse(otherwise));
  }

  /** Whether somebody says it of this list, or it does itself by more than what is of its form. */
  boolean told(DetectedFormat detectedFormat) {
    return wanted.isPresent()
        || detectedFormat
            .market()
            .filter(market -> !market.ofForm())
            .flatMap(ListMarket::domain)
            .isPresent();
  }

  /** Why a person should say it: what names a marketplace names none that is served. */
  Optional<Doubt> doubt(DetectedFormat detectedFormat) {
    return wanted.isPresent() || detectedFormat.layout().domain() >= 0
        ? Optional.empty()
        : folder.or(detectedFormat::market).flatMap(ListMarket::doubt);
  }
}
