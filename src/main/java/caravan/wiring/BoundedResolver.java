package caravan.wiring;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Finds a server's addresses within its time: the system's own search, which can't be interrupted,
 * takes up to a minute where name servers are silent.
 */
final class BoundedResolver implements DnsResolver {

  private static final ExecutorService SEARCHES =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "name-search");
            thread.setDaemon(true);
            return thread;
          });

  private final DnsResolver names;
  private final Duration limit;

  BoundedResolver(Duration limit) {
    this(SystemDefaultDnsResolver.INSTANCE, limit);
  }

  BoundedResolver(DnsResolver names, Duration limit) {
    this.names = names;
    this.limit = limit;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    Future<InetAddress[]> search = SEARCHES.submit(() -> names.resolve(host));
    try {
      return search.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException silent) {
      throw unknown(host, "no name server answered within " + limit.toMillis() + " ms", silent);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof UnknownHostException unknown
          ? unknown
          : unknown(host, "its address can't be looked up", failed);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw unknown(host, "Caravan is stopping", stopping);
    }
  }

  private static UnknownHostException unknown(String host, String why, Exception cause) {
    UnknownHostException unknown = new UnknownHostException(host + ": " + why);
    unknown.initCause(cause);
    return unknown;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}
