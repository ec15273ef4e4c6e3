package caravan.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import caravan.harness.CapturedLog;
import caravan.harness.MovedClock;
import caravan.ledger.Ledger;
import caravan.ledger.LedgerException;
import caravan.ledger.Notice;
import caravan.ledger.Notices;
import caravan.ledger.jdbc.SqliteLedger;
import caravan.network.Network;
import caravan.network.NetworkRules;
import caravan.network.ProxyRouting;
import caravan.pace.BackOff;
import caravan.settings.Secret;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How notices come out of the outbox of a real ledger, to a real server, by a clock that is moved.
 */
class NoticeCourierTests {

  private static final String SECRET = "what do ya want for nothing?";

  @TempDir Path folder;
  private final Receiver receiver = new Receiver();
  private final Webhook webhook = Webhook.of(new Secret(receiver.url("/hook?token=nightingale")));
  private final WebhookClient client =
      new WebhookClient(
          Optional.of(new Signer(new Secret(SECRET))),
          Duration.ofSeconds(5),
          new ProxyRouting(new Network(NetworkRules.PLAIN, Clock.systemUTC())));
  private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
  private Ledger ledger;
  private NoticeCourier courier;

  @BeforeEach
  void open() {
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    ledger.notices().follow(List.of(webhook.target()));
    courier = courier();
  }

  private NoticeCourier courier() {
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    return new NoticeCourier(ledger.notices(), client, backOff, () -> 1, clock);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    receiver.close();
    ledger.close();
  }

  private void tell(String body) {
    ledger.notices().tellCondition(body, new Notice(clock.instant(), "list.done", body));
  }

  private long pending() {
    return ledger.overview().noticesPending();
  }

  @Test
  void what_is_due_is_posted_once_in_its_order() {
    tell("{\"text\":\"a\"}");
    tell("{\"text\":\"b\"}");
    courier.bring(webhook);
    courier.bring(webhook);
    assertThat(receiver.received()).extracting(Receiver.Received::text).containsExactly("a", "b");
    assertThat(receiver.received().get(0).path()).isEqualTo("/hook?token=nightingale");
    assertThat(pending()).isZero();
  }

  @Test
  void a_signature_is_that_of_rfc_4231() {
    assertThat(new Signer(new Secret("Jefe")).sign("what do ya want for nothing?".getBytes()))
        .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  }

  @Test
  void what_is_sent_is_signed() {
    tell("{\"text\":\"ä\"}");
    courier.bring(webhook);
    Receiver.Received got = receiver.received().get(0);
    assertThat(got.signature())
        .isEqualTo(
            new Signer(new Secret(SECRET))
                .sign(got.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void who_fails_is_left_alone_for_longer_and_longer_and_told_everything_afterwards() {
    receiver.answers(503);
    tell("{\"text\":\"a\"}");
    tell("{\"text\":\"b\"}");
    for (int second = 0; second < 600; second++) {
      courier.bring(webhook);
      clock.move(Duration.ofSeconds(1));
    }
    int asked = receiver.received().size();
    assertThat(asked).isBetween(10, 20);
    assertThat(pending()).isEqualTo(2);
    receiver.answers(200);
    for (int second = 0; second < 61; second++) {
      courier.bring(webhook);
      clock.move(Duration.ofSeconds(1));
    }
    assertThat(receiver.received().subList(asked, receiver.received().size()))
        .extracting(Receiver.Received::text)
        .containsExactly("a", "b");
    assertThat(pending()).isZero();
  }

  @Test
  void a_ledger_that_can_not_note_what_was_taken_is_no_fault_of_who_took_it() {
    tell("{\"text\":\"a\"}");
    Notices notices = ledger.notices();
    AtomicBoolean away = new AtomicBoolean(true);
    Notices failing =
        (Notices)
            Proxy.newProxyInstance(
                Notices.class.getClassLoader(),
                new Class<?>[] {Notices.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("done") && away.getAndSet(false)) {
                    throw new LedgerException("the database is away");
                  }
                  return method.invoke(notices, arguments);
                });
    BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(60));
    NoticeCourier courier = new NoticeCourier(failing, client, backOff, () -> 1, clock);
    assertThatThrownBy(() -> courier.bring(webhook)).isInstanceOf(LedgerException.class);
    courier.bring(webhook);
    assertThat(receiver.received()).as("it is not left alone meanwhile").hasSize(2);
    assertThat(pending()).isZero();
  }

  @Test
  void what_was_not_posted_when_the_process_ended_is_posted_by_the_next_one() {
    receiver.answers(500);
    tell("{\"text\":\"a\"}");
    courier.bring(webhook);
    ledger.close();
    ledger = SqliteLedger.open(folder.resolve("ledger.db"));
    receiver.answers(200);
    courier().bring(webhook);
    assertThat(receiver.received()).hasSize(2);
    assertThat(pending()).isZero();
  }

  @Test
  void a_redirect_is_not_followed() {
    receiver.answers(307);
    tell("{\"text\":\"a\"}");
    courier.bring(webhook);
    assertThat(receiver.received())
        .extracting(Receiver.Received::path)
        .containsExactly("/hook?token=nightingale");
    assertThat(pending()).isOne();
  }

  @Test
  void a_notice_that_will_never_be_taken_does_not_keep_the_others() {
    receiver.answers(400);
    tell("{\"text\":\"a\"}");
    courier.bring(webhook);
    assertThat(pending()).isZero();
  }

  @Test
  void trouble_is_logged_once_without_the_address() {
    try (CapturedLog log = new CapturedLog()) {
      String server = URI.create(receiver.url("/")).getAuthority();
      receiver.close();
      tell("{\"text\":\"a\"}");
      for (int second = 0; second < 30; second++) {
        courier.bring(webhook);
        clock.move(Duration.ofSeconds(1));
      }
      assertThat(log.lines()).filteredOn(line -> line.contains(server)).hasSize(1);
      assertThat(log.lines()).noneMatch(line -> line.contains("nightingale"));
    }
  }
}
