package caravan.harness;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The machine's own nginx: TLS, and {@code /caravan/} handed on to a daemon. */
public final class LocalNginx implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  private static final String CONFIG =
      """
      daemon off;
      %7$s
      worker_processes 1;
      pid %1$s/nginx.pid;
      error_log %1$s/error.log;
      events { worker_connections 64; }
      http {
        access_log off;
        client_body_temp_path %1$s/body;
        proxy_temp_path %1$s/proxy;
        fastcgi_temp_path %1$s/fastcgi;
        uwsgi_temp_path %1$s/uwsgi;
        scgi_temp_path %1$s/scgi;
        server {
          listen 127.0.0.1:%2$d ssl;
          ssl_certificate %3$s;
          ssl_certificate_key %4$s;
          location /caravan/ {
            proxy_pass http://%5$s;
            proxy_set_header Host $http_host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto $scheme;
            proxy_set_header X-Forwarded-User "%6$s";
            proxy_http_version 1.1;
          }
        }
      }
      """;

  private final Process process;
  private final int port;

  /**
   * @param keys the key store of its certificate
   * @param daemon where Caravan listens
   * @param user who it says is logged in; empty for nobody
   */
  public LocalNginx(Path folder, Path keys, String daemon, String user) {
    port = FreePort.next();
    boolean root = "root".equals(System.getProperty("user.name"));
    String config =
        CONFIG.formatted(
            folder,
            port,
            Certificate.pem(keys),
            Certificate.key(keys),
            daemon,
            user,
            root ? "user root;" : "");
    try {
      Path file = Files.writeString(folder.resolve("nginx.conf"), config);
      process =
          new ProcessBuilder(
                  PROGRAM.toString(),
                  "-p",
                  folder.toString(),
                  "-c",
                  file.toString(),
                  "-e",
                  folder.resolve("error.log").toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("nginx.out").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await("nginx").until(this::answers);
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether it is installed; says so loudly where it is not. */
  public static boolean there() {
    boolean there = Files.isExecutable(PROGRAM);
    if (!there) {
      System.err.println(
          "NGINX IS NOT INSTALLED: the page behind a proxy is NOT TESTED (apt-get install"
              + " nginx-light)");
    }
    return there;
  }

  /** Where it listens: host and port. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
