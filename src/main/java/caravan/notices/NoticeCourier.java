package caravan.notices;

import caravan.ledger.Notice;
import caravan.ledger.Notices;
import caravan.pace.BackOff;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings notices out of the outbox to each webhook, in their order, at least once. One that does
 * not take them is left alone for longer and longer; the others don't wait for it.
 */
final class NoticeCourier {

  private static final Logger LOG = LoggerFactory.getLogger(NoticeCourier.class);
  private static final int AT_ONCE = 20;

  /** Who answers so has read the notice and will never take it. */
  private static final Set<Integer> NEVER = Set.of(400, 413, 415, 422);

  private final Notices notices;
  private final WebhookClient client;
  private final BackOff backOff;
  private final DoubleSupplier chance;
  private final Clock clock;
  private final Map<Webhook, Trouble> troubles = new HashMap<>();

  private record Trouble(int failures, Instant again) {}

  NoticeCourier(
      Notices notices, WebhookClient client, BackOff backOff, DoubleSupplier chance, Clock clock) {
    this.notices = notices;
    this.client = client;
    this.backOff = backOff;
    this.chance = chance;
    this.clock = clock;
  }

  /** Posts what is due to that webhook, unless it is to be left alone. */
  void bring(Webhook webhook) {
    Trouble trouble = troubles.get(webhook);
    if (trouble != null && trouble.again().isAfter(clock.instant())) {
      return;
    }
    List<Notice> due = notices.due(webhook.target(), AT_ONCE);
    for (Notice notice : due) {
      if (!bring(webhook, notice)) {
        return;
      }
    }
  }

  private boolean bring(Webhook webhook, Notice notice) {
    int status;
    try {
      status = client.post(webhook, notice);
    } catch (IOException | RuntimeException e) {
      failed(webhook, "can't be reached: " + hidden(webhook, e));
      return false;
    }
    boolean over = status / 100 == 2 || NEVER.contains(status);
    if (over) {
      taken(webhook, notice, status);
    } else {
      failed(webhook, "answers " + status);
    }
    return over;
  }

  private void taken(Webhook webhook, Notice notice, int status) {
    notices.done(webhook.target(), notice.id());
    if (NEVER.contains(status)) {
      LOG.error(
          "{} refuses a notice ({}) with {}: it is not sent again",
          webhook.name(),
          notice.event(),
          status);
    }
    if (troubles.remove(webhook) != null) {
      LOG.info("{} takes notices again", webhook.name());
    }
  }

  private void failed(Webhook webhook, String what) {
    Trouble before = troubles.get(webhook);
    int failures = before == null ? 1 : before.failures() + 1;
    Duration pause = backOff.pause(failures, chance.getAsDouble());
    troubles.put(webhook, new Trouble(failures, clock.instant().plus(pause)));
    if (before == null) {
      LOG.warn("{} {}; notices wait and are sent when it takes them", webhook.name(), what);
    }
  }

  /** The failure's words without the address. */
  private static String hidden(Webhook webhook, Exception failure) {
    String words = String.valueOf(failure.getMessage());
    return words.replace(webhook.address().reveal(), webhook.name());
  }
}
