package caravan.asinscope;

import caravan.codes.Channel;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
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
    Map<Channel, ApiKey> renewed = new EnumMap<>(Channel.class);
    renewed.putAll(keys);
    renewed.put(channel, key);
    everHeld.add(key);
    redaction = new Redaction(everHeld);
    keys = Map.copyOf(renewed);
    return true;
  }

  /** The path and query of a {@code lookup} call with its key added to the query, URL-encoded. */
  public String withKey(String pathAndQuery) {
    String joint = pathAndQuery.indexOf('?') < 0 ? "?" : pathAndQuery.endsWith("?") ? "" : "&";
    String secret = of(Channel.LOOKUP).secret();
    return pathAndQuery + joint + "key=" + URLEncoder.encode(secret, StandardCharsets.UTF_8);
  }

  /**
   * The JSON object that a {@code circana} call sends, in UTF-8, with its key added as the first
   * field.
   */
  public byte[] withKey(byte[] jsonBody) {
    String body = new String(jsonBody, StandardCharsets.UTF_8).strip();
    if (!body.startsWith("{") || !body.endsWith("}")) {
      throw new AsinscopeException("a call's body has to be a JSON object to take the API key");
    }
    String fields = body.substring(1).stripLeading();
    String secret =
        new String(JsonStringEncoder.getInstance().quoteAsString(of(Channel.CIRCANA).secret()));
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
      throw new AsinscopeException(
          "the channel %s has no key; set caravan.%s.key"
              .formatted(channel.word(), channel.word()));
    }
    return key;
  }
}
