package caravan.road;

import caravan.harness.Certificate;
import caravan.harness.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** ProFTPD as the user who runs the tests, with a user of its own, anna. */
final class ProFtpd implements AutoCloseable {

  static final String PASSWORD = "canary)&/%pw";

  private static final Path PROGRAM = Path.of("/usr/sbin/proftpd");
  private static final Path CRYPTO = Path.of("/usr/lib/proftpd/mod_tls.so");

  private final Path root;
  private final Path own;
  private final int port = FreePort.next();
  private final Process process;

  /**
   * @param root where anna lands; holds the folder {@code lists}
   * @param settings lines of its configuration beside the usual ones
   */
  ProFtpd(Path root, String... settings) throws IOException {
    this.root = root;
    this.own = Files.createDirectories(root.resolveSibling("proftpd"));
    Files.createDirectories(root.resolve("lists"));
    Path users = own.resolve("users");
    Files.writeString(
        users, "anna:" + hash() + ":%s:%s::%s:/bin/sh\n".formatted(id("-u"), id("-g"), root));
    users.toFile().setReadable(false, false);
    users.toFile().setReadable(true, true);
    List<String> lines =
        new ArrayList<>(
            List.of(
                "ServerType standalone",
                "DefaultAddress 127.0.0.1",
                "Port " + port,
                "UseIPv6 off",
                "User " + System.getProperty("user.name"),
                "Group " + name("-gn"),
                "PidFile " + own + "/pid",
                "ScoreboardFile " + own + "/board",
                "DelayEngine off",
                "WtmpLog off",
                "RootLogin on",
                "RequireValidShell off",
                "UseReverseDNS off",
                "AuthOrder mod_auth_file.c",
                "AuthUserFile " + users,
                "AllowOverwrite on",
                "SystemLog " + own + "/log",
                "SyslogLevel info",
                "DefaultRoot ~"));
    lines.addAll(List.of(settings));
    Path config = Files.write(own.resolve("config"), lines);
    process =
        new ProcessBuilder(PROGRAM.toString(), "-n", "-q", "-c", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.resolve("out").toFile())
            .start();
    OpenSsh.answers(port);
  }

  /** Whether it is installed. */
  static boolean there() {
    return RealServers.there(PROGRAM) && Files.exists(CRYPTO);
  }

  private static String hash() throws IOException {
    return output("openssl", "passwd", "-6", PASSWORD);
  }

  private static String id(String what) throws IOException {
    return output("id", what);
  }

  private static String name(String what) throws IOException {
    return output("id", what);
  }

  private static String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }

  /** Lines that let it speak TLS in that version and no other, with the certificate of a store. */
  static String[] tls(Path root, String version) throws IOException {
    Path store = root.resolveSibling("keys.p12");
    Certificate.in(store, "127.0.0.1");
    Path pem = root.resolveSibling("server.pem");
    Files.writeString(
        pem,
        output(
            "openssl",
            "pkcs12",
            "-in",
            store.toString(),
            "-nodes",
            "-passin",
            "pass:" + Certificate.PASSWORD));
    return new String[] {
      "LoadModule mod_tls.c",
      "TLSEngine on",
      "TLSLog " + root.resolveSibling("tls.log"),
      "TLSProtocol " + version,
      "TLSOptions " + (version.equals("TLSv1.3") ? "NoSessionReuseRequired" : "EnableDiags"),
      "TLSRequired on",
      "TLSECCertificateFile " + pem,
      "TLSECCertificateKeyFile " + pem
    };
  }

  String address(String scheme, String folder) {
    return scheme + "://anna@127.0.0.1:" + port + "/" + folder;
  }

  /** How often somebody logged in. */
  long logins() {
    return lines("Login successful");
  }

  /** How often somebody was not let in. */
  long refusals() {
    return lines("Login failed");
  }

  private long lines(String words) {
    try {
      return Files.readString(own.resolve("log"))
          .lines()
          .filter(line -> line.contains(words))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path lists() {
    return root.resolve("lists");
  }

  Path root() {
    return root;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
