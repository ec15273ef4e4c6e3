package caravan.web;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.harness.CapturedLog;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.jetty.util.thread.Scheduler;
import org.junit.jupiter.api.Test;

/** Certificates that are changed while they are shown. */
class TlsConnectionsTests {

  private static KeyStore store() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  /** Runs what is due when it is told to. */
  private static Scheduler scheduler(Deque<Runnable> due) {
    return (Scheduler)
        Proxy.newProxyInstance(
            Scheduler.class.getClassLoader(),
            new Class<?>[] {Scheduler.class},
            (proxy, method, arguments) -> {
              due.add((Runnable) arguments[0]);
              return (Scheduler.Task) () -> false;
            });
  }

  @Test
  void a_certificate_that_can_not_be_shown_is_said_once_and_not_at_each_look() throws Exception {
    KeyStore first = store();
    AtomicReference<KeyStore> files = new AtomicReference<>(first);
    TlsConnections connections = new TlsConnections(files::get);
    Deque<Runnable> due = new ArrayDeque<>();
    connections.follow(scheduler(due));
    KeyStore other = store();
    other.setKeyEntry(
        "server", new SecretKeySpec(new byte[16], "AES"), "another".toCharArray(), null);
    try (CapturedLog log = new CapturedLog()) {
      files.set(other);
      due.remove().run();
      due.remove().run();
      due.remove().run();
      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("ERROR"))
          .singleElement()
          .asString()
          .startsWith("ERROR The new certificate is not in force: ");
      files.set(first);
      due.remove().run();
      assertThat(log.lines()).filteredOn(line -> line.startsWith("ERROR")).hasSize(1);
    }
  }
}
