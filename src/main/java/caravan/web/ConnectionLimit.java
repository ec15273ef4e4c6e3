package caravan.web;

import java.nio.channels.SelectableChannel;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.IO;

/**
 * How many connections are held at a time: who comes when all are taken gets the place of the one
 * that has been idle for the longest, so that those who say nothing keep nobody out. It never stops
 * to accept, as Jetty's own limit does: a connector that is made to rest and at once to go on may
 * close its socket for good (its selector registers a key that was just cancelled).
 */
final class ConnectionLimit implements SelectorManager.AcceptListener {

  /** How many that gave way may still be closing: until the selector's next turn they are open. */
  private static final int CLOSING = 32;

  private final int most;
  private final ServerConnector connector;
  private final Set<SelectableChannel> held = ConcurrentHashMap.newKeySet();

  private ConnectionLimit(int most, ServerConnector connector) {
    this.most = most;
    this.connector = connector;
  }

  /** Holds at most that many connections of a connector that has not started yet. */
  static void of(int most, ServerConnector connector) {
    connector.addEventListener(new ConnectionLimit(most, connector));
  }

  @Override
  public void onAccepting(SelectableChannel channel) {
    held.add(channel);
    if (held.size() > most + CLOSING) {
      IO.close(channel);
    } else if (held.size() > most) {
      idlest().ifPresent(AbstractEndPoint::close);
    }
  }

  private Optional<AbstractEndPoint> idlest() {
    return connector.getConnectedEndPoints().stream()
        .filter(AbstractEndPoint.class::isInstance)
        .map(AbstractEndPoint.class::cast)
        .filter(AbstractEndPoint::isOpen)
        .max(Comparator.comparingLong(AbstractEndPoint::getIdleFor));
  }

  @Override
  public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
    held.remove(channel);
  }

  @Override
  public void onClosed(SelectableChannel channel) {
    held.remove(channel);
  }
}
