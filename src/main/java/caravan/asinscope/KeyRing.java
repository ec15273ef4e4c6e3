package caravan.asinscope;

import caravan.codes.Channel;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The channels' keys, put into a call at the last moment before it leaves, so that nothing on the
 * way there ever holds one; and taken out of whatever comes back.
 */
public final class KeyRing {

  private final Set<ApiKey> everHeld = new HashSet<>();
  private volatile Map<Channel, ApiKey> keys;
  private volatile Redaction redaction;

  /** The keys of the channels that are on; a channel without one is off. */
  public KeyRing(Map<Channel, ApiKey> keys) {
    this.keys = Map.copyOf(keys);
    this.everHeld.addAll(keys.values());
    this.redaction = new Redaction(everHeld);
  }

  /**
   * From now on the channel's calls are paid with that key; the one before is still taken out of
   * what comes back. Answers whether it is another key.
   */
  public synchronized boolean renew(Channel channel, ApiKey key) {
    if (key.equals(keys.get(channel))) {
      return false;
    }
    Map<Channel, ApiKey> renewed = new HashMap<>(keys);
    renewed.put(channel, key);
    everHeld.add(key);
    redaction = new Redaction(everHeld);
    keys = Map.copyOf(renewed);
    return true;
  }

  /** The path and query of a call with the channel's key added to the query, URL-encoded. */
  public String inQuery(Channel channel, String pathAndQuery) {
    String joint = pathAndQuery.indexOf('?') < 0 ? "?" : pathAndQuery.endsWith("?") ? "" : "&";
    String secret = URLEncoder.encode(of(channel).secret(), StandardCharsets.UTF_8);
    return pathAndQuery + joint + "key=" + secret;
  }

  /** The JSON object that a call sends, in UTF-8, with the channel's key added as first field. */
  public byte[] inBody(Channel channel, byte[] jsonBody) {
    String body = new String(jsonBody, StandardCharsets.UTF_8).strip();
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new AsinscopeException("a call's body has to be a JSON object to take the API key");
    }
    String fields = body.substring(1).stripLeading();
    String secret = new String(JsonStringEncoder.getInstance().quoteAsString(of(channel).secret()));
    String joint = fields.startsWith("}") ? "" : ",";
    return ("{\"key\":\"" + secret + "\"" + joint + fields).getBytes(StandardCharsets.UTF_8);
  }

  /** The text with every key in it, in any encoding that a server writes, made unreadable. */
  public String redact(String text) {
    return redaction.redact(text);
  }

  private ApiKey of(Channel channel) {
    ApiKey key = keys.get(channel);
    if (key == null) {
      throw new AsinscopeException("the channel " + channel + " has no key");
    }
    return key;
  }
}
