package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;

/** The search for a server's address ends in its time. */
final class BoundedResolverTests {

  private interface Search {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  private static BoundedResolver within(Duration limit, Search search) {
    DnsResolver names =
        new DnsResolver() {
          @Override
          public InetAddress[] resolve(String host) throws UnknownHostException {
            return search.of(host);
          }

          @Override
          public String resolveCanonicalHostname(String host) {
            return host;
          }
        };
    return new BoundedResolver(names, limit);
  }

  @Test
  void name_servers_that_are_silent_are_given_up_in_time() {
    CountDownLatch never = new CountDownLatch(1);
    BoundedResolver silent =
        within(
            Duration.ofMillis(300),
            host -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return new InetAddress[0];
            });
    assertThatThrownBy(() -> silent.resolve("api.example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage("api.example: no name server answered within 300 ms");
    never.countDown();
  }

  @Test
  void an_address_is_found_and_an_unknown_name_is_told() throws UnknownHostException {
    InetAddress here = InetAddress.getLoopbackAddress();
    BoundedResolver names =
        within(
            Duration.ofSeconds(5),
            host -> {
              if (host.equals("unknown")) {
                throw new UnknownHostException(host);
              }
              return new InetAddress[] {here};
            });
    assertThat(names.resolve("here")).containsExactly(here);
    assertThatThrownBy(() -> names.resolve("unknown")).isInstanceOf(UnknownHostException.class);
  }
}
