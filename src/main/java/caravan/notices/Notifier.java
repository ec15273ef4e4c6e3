package caravan.notices;

import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Notices;
import caravan.network.ProxyRouting;
import caravan.pace.BackOff;
import caravan.settings.NoticeRules;
import caravan.status.Reports;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those whom the settings name what happens, whenever it is asked to look. */
public final class Notifier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

  /** An answer takes no longer. */
  private static final Duration WITHIN = Duration.ofSeconds(10);

  /** Who takes nothing for so long is told nothing older. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final BackOff BACK_OFF =
      new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60));

  private final Notices notices;
  private final List<Webhook> webhooks;
  private final NoticeWatch watch;
  private final WebhookClient client;
  private final NoticeCourier courier;
  private final Clock clock;
  private boolean failing;

  /**
   * Tells from now on.
   *
   * @param routing by which webhooks are reached
   * @param chance draws a number between 0 and 1
   */
  public Notifier(
      NoticeRules rules,
      Ledger ledger,
      Reports reports,
      ProxyRouting routing,
      DoubleSupplier chance,
      Clock clock) {
    this.notices = ledger.notices();
    this.webhooks = rules.urls().stream().map(Webhook::of).toList();
    this.watch = new NoticeWatch(notices, ledger.overview(), reports, clock);
    this.client = new WebhookClient(rules.secret().map(Signer::new), WITHIN, routing);
    this.courier = new NoticeCourier(notices, client, BACK_OFF, chance, clock);
    this.clock = clock;
    follow(rules, notices);
  }

  /** Whom the outbox is for from now on; where there is nobody, nothing goes into it. */
  public static void follow(NoticeRules rules, Notices notices) {
    notices.follow(rules.urls().stream().map(Webhook::of).map(Webhook::target).toList());
  }

  /** Finds what happened, and posts what is due. */
  public void look() {
    try {
      tell();
      failing = false;
    } catch (LedgerException e) { // the road meets it too, and says so again and again
      if (!failing) {
        LOG.warn("Others can't be told what happens, and will be: {}", e.getMessage());
      }
      failing = true;
    }
  }

  private void tell() {
    watch.look();
    long dropped = notices.drop(clock.instant().minus(KEPT));
    if (dropped > 0) {
      LOG.error("{} notices were not taken for 7 days and are not sent any more", dropped);
    }
    webhooks.forEach(courier::bring);
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}
