package caravan.road.delivery;

import caravan.ledger.Deliveries;
import caravan.ledger.Manifest;
import caravan.results.AsideFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files of lists that get their names, as the ledger remembers them. */
public final class Publications {

  private Publications() {}

  /**
   * Those that are getting their names, by the list; a crash may have come in between.
   *
   * @param output the output folder
   */
  public static Map<Long, AsideFiles> begun(Deliveries deliveries, Path output) {
    Map<Long, AsideFiles> files = new HashMap<>();
    deliveries.manifests().forEach((list, manifest) -> files.put(list, files(manifest, output)));
    return files;
  }

  private static AsideFiles files(Manifest manifest, Path output) {
    List<Path> places = manifest.files().stream().map(output::resolve).toList();
    return new AsideFiles(places, manifest.node());
  }

  /**
   * What the ledger is to remember. Nodes that share a folder may have it in other places each, and
   * know it again; one process alone knows a folder by its place.
   */
  static Manifest manifest(AsideFiles files, Path output) {
    return new Manifest(
        files.places().stream()
            .map(place -> files.node() == 0 ? place : output.relativize(place))
            .map(Path::toString)
            .toList(),
        files.node());
  }
}
