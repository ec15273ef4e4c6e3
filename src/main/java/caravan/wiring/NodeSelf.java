package caravan.wiring;

import caravan.files.Folders;
import caravan.ledger.NodeIdentity;
import caravan.settings.HostPort;
import caravan.settings.Settings;
import caravan.settings.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Who this process is among those that work with one ledger. */
final class NodeSelf {

  /** In the state folder: what tells it from every other, wherever it is mounted. */
  private static final String FILE = "node.id";

  private NodeSelf() {}

  static NodeIdentity of(Settings settings) {
    String version = NodeSelf.class.getPackage().getImplementationVersion();
    return new NodeIdentity(
        home(settings.folders().state()),
        settings.ledger().node().orElseGet(NodeSelf::machine),
        version == null ? "" : version,
        settings.http().map(HostPort::toString).orElse(""));
  }

  private static String home(Path state) {
    Path file = state.resolve(FILE);
    try {
      Folders.make(state);
      if (Files.notExists(file)) {
        Files.writeString(file, UUID.randomUUID() + "\n");
      }
      return UUID.fromString(Files.readString(file).strip()).toString();
    } catch (IOException | IllegalArgumentException e) {
      throw new StartException(
          "The file %s can't be used (%s). It tells this node from others: delete it, and it is made anew."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** The machine's name as it calls itself. */
  static String machine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "a machine";
    }
  }
}
