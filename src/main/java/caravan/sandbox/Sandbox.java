package caravan.sandbox;

import caravan.codes.Channel;
import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Both APIs on a local port, as documented: parameters, prices, limits, errors, and made-up but
 * always equal answers. All keys of a channel share one account.
 */
public final class Sandbox implements AutoCloseable {

  private final Catalogue catalogue = new Catalogue();
  private final Patience patience = new Patience();
  private final Map<Channel, Clerk> clerks = new EnumMap<>(Channel.class);
  private final AtomicReference<Refusals> refusals;
  private final Keys keys;
  private final Diary diary;
  private final Reception reception;
  private final Door door;

  private Sandbox(SandboxOptions options, Clock clock) {
    keys = new Keys(options.keys(), options.revoked());
    refusals = new AtomicReference<>(options.refusals());
    diary = new Diary(options.remembered(), options.byCode());
    for (Desk desk :
        List.of(new CircanaDesk(keys, refusals::get), new LookupDesk(keys, refusals::get))) {
      Channel channel = desk.channel();
      Account account = new Account(options.allowance(channel), options.day(), clock);
      clerks.put(channel, new Clerk(desk, account, catalogue, diary));
    }
    reception = new Reception(List.copyOf(clerks.values()), diary, clock, patience, options);
    door = new Door(options.port(), reception);
  }

  /**
   * Starts to listen on the loopback address.
   *
   * @param clock by which tokens and days are counted; latencies pass in real time
   * @throws SandboxException if the port can't be had
   */
  public static Sandbox start(SandboxOptions options, Clock clock) {
    return new Sandbox(options, clock);
  }

  /** The base URL of both channels, {@code http://127.0.0.1:8099}. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return door.port();
  }

  /** What it saw so far. */
  public Diary diary() {
    return diary;
  }

  /** What it knows. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** From now on these faults and no others; none = all is well again. */
  public void faults(Fault... faults) {
    reception.faults(List.of(faults));
  }

  /** From now on answers take so long. */
  public void latency(Latency latency) {
    reception.latency(latency);
  }

  /** Another plan from now on; what was used of the old one stays used. */
  public void allow(Channel channel, Allowance allowance) {
    account(channel).allow(allowance);
  }

  /** Refuses a key from now on. */
  public void revoke(String key) {
    keys.revoke(key);
  }

  /** Accepts a revoked key again. */
  public void restore(String key) {
    keys.restore(key);
  }

  /** From now on these codes are refused. */
  public void refuse(Refusals which) {
    refusals.set(which);
  }

  /** Another client of the channel takes so many tokens now. */
  public void spend(Channel channel, long tokens) {
    account(channel).spend(tokens);
  }

  /**
   * The most tokens charged in any window of the plan ÷ what the plan allows; at most 1 is good.
   */
  public double densestWindow(Channel channel) {
    Allowance allowance = account(channel).allowance();
    if (allowance.rate() == 0) {
      throw new IllegalStateException("channel " + channel.word() + " has no short limit");
    }
    return (double) diary.densest(channel, allowance.window()) / allowance.rate();
  }

  /** Stops listening and ends all connections, also those of answers that still wait. */
  @Override
  public void close() {
    patience.end();
    door.close();
  }

  private Account account(Channel channel) {
    Clerk clerk = clerks.get(channel);
    if (clerk == null) {
      throw new IllegalStateException("no clerk for channel " + channel.word());
    }
    return clerk.account();
  }
}
