package caravan.wiring;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** What is wrong just now, by whoever knows of something. */
final class Troubles {

  private final List<Supplier<List<String>>> sources = new CopyOnWriteArrayList<>();

  Troubles(Supplier<List<String>> first) {
    from(first);
  }

  /** That one knows of some, a line each. */
  void from(Supplier<List<String>> source) {
    sources.add(source);
  }

  /** All of it, a line each. */
  List<String> all() {
    return sources.stream().map(Supplier::get).flatMap(List::stream).toList();
  }
}
