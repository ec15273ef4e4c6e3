package caravan.cli;

import caravan.asinscope.Endpoints;
import caravan.codes.Channel;
import java.util.Iterator;

/** The words of the channels. */
final class ChannelNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Endpoints.standard().channels().stream().map(Channel::word).iterator();
  }
}
