package caravan.road;

import static org.awaitility.Awaitility.await;

import caravan.harness.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;

/** OpenSSH's own server as the user who runs the tests, who logs in with a key. */
final class OpenSsh implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Path SFTP = Path.of("/usr/lib/openssh/sftp-server");

  private final Path root;
  private final Path key;
  private final int port;
  private final Process process;

  /**
   * @param root holds the folder {@code lists}
   * @param settings lines of its configuration beside the usual ones
   */
  OpenSsh(Path root, String... settings) throws IOException {
    this.root = root;
    this.port = FreePort.next();
    Path own = Files.createDirectories(root.resolveSibling("sshd"));
    Files.createDirectories(root.resolve("lists"));
    KeyPair pair = KeyFile.key("ssh-ed25519");
    this.key = KeyFile.write(own.resolve("id"), pair, "");
    Path allowed =
        Files.writeString(
            own.resolve("authorized"), PublicKeyEntry.toString(pair.getPublic()) + "\n");
    Path host = KeyFile.write(own.resolve("host"), KeyFile.key("ssh-ed25519"), "");
    Files.setPosixFilePermissions(host, PosixFilePermissions.fromString("rw-------"));
    Path config =
        Files.write(
            own.resolve("config"),
            List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "HostKey " + host,
                "AuthorizedKeysFile " + allowed,
                "PidFile none",
                "StrictModes no",
                "PasswordAuthentication no",
                "Subsystem sftp " + SFTP + " -d " + root,
                String.join("\n", settings)));
    if (root().equals("root")) {
      Files.createDirectories(Path.of("/run/sshd"));
    }
    process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-f", config.toString(), "-E", own + "/log")
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("out").toFile())
            .start();
    answers(port);
  }

  private static String root() {
    return System.getProperty("user.name");
  }

  /** Whether it is installed. */
  static boolean there() {
    return RealServers.there(PROGRAM, SFTP);
  }

  static void answers(int port) {
    await("a server at port " + port)
        .until(
            () -> {
              try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.getInputStream().read() > 0;
              } catch (IOException e) {
                return false;
              }
            });
  }

  /** The address of one of its folders. */
  String address(String folder) {
    return "sftp://" + root() + "@127.0.0.1:" + port + "/" + folder;
  }

  Path key() {
    return key;
  }

  /** A file in which a client finds its key. */
  Path knownHosts() throws IOException {
    Path hosts = root.resolveSibling("sshd").resolve("known");
    Path shown = root.resolveSibling("sshd").resolve("host");
    Process scan =
        new ProcessBuilder("ssh-keygen", "-y", "-f", shown.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String line =
        new String(
            scan.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
    return Files.writeString(hosts, "[127.0.0.1]:" + port + " " + line);
  }

  /** How often somebody logged in. */
  long logins() {
    try {
      return Files.readString(root.resolveSibling("sshd").resolve("log"))
          .lines()
          .filter(line -> line.startsWith("Accepted"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path lists() {
    return root.resolve("lists");
  }

  Path root(String folder) {
    return root.resolve(folder);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
