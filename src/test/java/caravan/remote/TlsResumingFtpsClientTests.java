package caravan.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.commons.net.ftp.FTP;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that demands one TLS session for all lines sees. */
class TlsResumingFtpsClientTests {

  @TempDir Path folder;
  private SSLContext tls;

  @BeforeEach
  void certificate() throws Exception {
    TlsResumingFtpsClient.prepare();
    Path file = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storepass",
                "changeit")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory shown =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    shown.init(keys, "changeit".toCharArray());
    TrustManagerFactory known =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    known.init(keys);
    tls = SSLContext.getInstance("TLS");
    tls.init(shown.getKeyManagers(), known.getTrustManagers(), null);
  }

  @Tag("slow")
  @Test
  void every_data_line_goes_on_with_the_session_of_the_control_line() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      CompletableFuture<List<byte[]>> sessions =
          CompletableFuture.supplyAsync(() -> serve(listening));
      TlsResumingFtpsClient client =
          TlsResumingFtpsClient.client(false, clients(), Optional.empty());
      client.connect("127.0.0.1", listening.getLocalPort());
      assertThat(client.login("anna", "p")).isTrue();
      client.execPBSZ(0);
      client.execPROT("P");
      client.enterLocalPassiveMode();
      client.setFileType(FTP.BINARY_FILE_TYPE);
      for (int i = 0; i < 3; i++) {
        try (OutputStream data = client.storeFileStream("spring.csv")) {
          data.write(new byte[100_000]);
        }
        assertThat(client.completePendingCommand()).isTrue();
      }
      client.logout();
      List<byte[]> seen = sessions.get(30, TimeUnit.SECONDS);
      assertThat(seen).hasSize(4).allSatisfy(one -> assertThat(one).isEqualTo(seen.get(0)));
    }
  }

  private SSLContext clients() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    TrustManagerFactory known =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("mykey"));
    known.init(trusted);
    context.init(null, known.getTrustManagers(), null);
    return context;
  }

  /**
   * One client is served; the numbers of the sessions that its lines have, the control line first.
   */
  private List<byte[]> serve(ServerSocket listening) {
    List<byte[]> sessions = new ArrayList<>();
    try (Socket plain = listening.accept();
        ServerSocket passive = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      say(plain, "220 here");
      heard(plain.getInputStream());
      say(plain, "234 go on");
      SSLSocket control = encrypted(plain);
      sessions.add(control.getSession().getId());
      BufferedReader commands =
          new BufferedReader(
              new InputStreamReader(control.getInputStream(), StandardCharsets.US_ASCII));
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        switch (command.split(" ")[0]) {
          case "USER" -> say(control, "331 who");
          case "PASS" -> say(control, "230 in");
          case "PASV" -> {
            int port = passive.getLocalPort();
            say(control, "227 (127,0,0,1,%d,%d)".formatted(port >> 8, port & 255));
          }
          case "STOR" -> {
            say(control, "150 send");
            try (SSLSocket data = encrypted(passive.accept())) {
              sessions.add(data.getSession().getId());
              data.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            say(control, "226 there");
          }
          case "QUIT" -> {
            say(control, "221 bye");
            return sessions;
          }
          default -> say(control, "200 yes");
        }
      }
      return sessions;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private SSLSocket encrypted(Socket socket) throws IOException {
    SSLSocket line = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
    line.setUseClientMode(false);
    line.startHandshake();
    return line;
  }

  /** One line and not a byte more: what follows is encrypted. */
  private static void heard(InputStream in) throws IOException {
    while (in.read() != '\n') {
      // the next byte
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
