package caravan.wiring;

import caravan.ledger.Duty;
import caravan.ledger.NodeIdentity;
import caravan.remote.Servers;
import caravan.settings.HostPort;
import caravan.settings.NodeRules;
import caravan.settings.Settings;
import caravan.settings.Sharing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Who this process is among those that work with one ledger. */
final class NodeSelf {

  /** In the state folder: what tells it from every other, wherever it is mounted. */
  private static final String HOME = "node.id";

  private NodeSelf() {}

  /**
   * Who it is.
   *
   * @param watching whether it stays, and takes lists in; else it hands back what it was ordered
   *     to, and nothing else
   */
  static NodeIdentity of(Settings settings, boolean watching) {
    Settings.Folders folders = settings.folders();
    String version = NodeSelf.class.getPackage().getImplementationVersion();
    NodeRules node = settings.node();
    String home = FolderId.in(folders.state(), HOME);
    String input = watching ? folder(folders.input(), node.input(), home) : "";
    String output =
        watching
            ? folder(settings.results().output(), node.output(), home)
            : Duty.ORDERED + UUID.randomUUID();
    return new NodeIdentity(
        home,
        node.name().orElseGet(NodeSelf::machine),
        version == null ? "" : version,
        node.address().or(() -> settings.http().map(HostPort::toString)).orElse(""),
        input,
        output,
        node.lease(),
        duties(folders, input, output));
  }

  /** One that is nobody else's has a number that nobody else has, also if it is a copy. */
  private static String folder(Path path, Sharing sharing, String home) {
    String id = FolderId.of(path);
    return sharing == Sharing.NO ? id + " " + home : id;
  }

  private static Set<String> duties(Settings.Folders folders, String input, String output) {
    Set<String> duties = new HashSet<>();
    duties.add(Duty.output(output));
    if (!input.isEmpty()) {
      duties.add(Duty.HOUSE);
      duties.add(Duty.input(input));
      Servers.of(folders.inputRemotes(), folders.outputRemotes())
          .inputs()
          .forEach(server -> duties.add(Duty.fetch(server.address())));
    }
    return duties;
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
