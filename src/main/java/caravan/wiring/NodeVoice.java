package caravan.wiring;

import caravan.asinscope.ApiKey;
import caravan.codes.Channel;
import caravan.ledger.Arrivals;
import caravan.ledger.Heartbeat;
import caravan.ledger.NodePlan;
import caravan.pace.Plan;
import caravan.settings.LivePlans;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What this process tells the other nodes of itself. */
final class NodeVoice {

  private static final String MAC = "HmacSHA256";

  /** So short that many a key has the same: whoever guesses one does not know that it is right. */
  private static final int MARK = 4;

  private final LivePlans livePlans;
  private final String ident;

  /**
   * @param ident tells the ledger from every other, so that a key has another mark in each
   */
  NodeVoice(LivePlans livePlans, String ident) {
    this.livePlans = livePlans;
    this.ident = ident;
  }

  Heartbeat heartbeat(Arrivals arrivals) {
    Map<Channel, NodePlan> plans = new HashMap<>();
    livePlans
        .keys()
        .forEach(
            (channel, key) -> {
              Plan own = livePlans.own(channel);
              plans.put(channel, new NodePlan(own.rate(), own.window(), own.daily(), mark(key)));
            });
    return new Heartbeat(arrivals, plans);
  }

  private String mark(ApiKey key) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key.secret().getBytes(StandardCharsets.UTF_8), MAC));
      byte[] all = mac.doFinal(ident.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all, 0, MARK);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + MAC, e);
    }
  }
}
