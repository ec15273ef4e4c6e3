package caravan.sandbox;

import caravan.codes.Channel;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Both APIs on a local port, as documented: parameters, prices, limits, errors, and made-up but
 * always equal answers. All keys of a channel share one account.
 */
public final class Sandbox implements AutoCloseable {

  private final Catalogue catalogue = new Catalogue();
  private final Delays delays = new Delays();
  private final Map<Channel, ChannelServer> servers = new LinkedHashMap<>();
  private final AtomicReference<Refusals> refusals;
  private final AcceptedKeys acceptedKeys;
  private final CallLog callLog;
  private final RequestHandler requestHandler;
  private final HttpListener httpListener;

  private Sandbox(SandboxOptions options, Clock clock) {
    acceptedKeys = new AcceptedKeys(options.keys(), options.revoked());
    refusals = new AtomicReference<>(options.refusals());
    callLog = new CallLog(options.remembered(), options.byCode());
    for (SandboxEndpoint.Factory factory : options.endpoints()) {
      SandboxEndpoint endpoint = factory.make(acceptedKeys, refusals::get);
      Channel channel = endpoint.channel();
      ClientUsage clientUsage = new ClientUsage(options.allowance(channel), options.day(), clock);
      servers.put(channel, new ChannelServer(endpoint, clientUsage, catalogue, callLog));
    }
    requestHandler =
        new RequestHandler(List.copyOf(servers.values()), callLog, clock, delays, options);
    httpListener = new HttpListener(options.port(), requestHandler);
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
    return httpListener.port();
  }

  /** Those that it pretends, in their order. */
  public List<Channel> channels() {
    return List.copyOf(servers.keySet());
  }

  /** How much the channel's clients may have. */
  public RateLimit limits(Channel channel) {
    return account(channel).allowance();
  }

  /** What it saw so far. */
  public CallLog diary() {
    return callLog;
  }

  /** What it knows. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** From now on these faults and no others; none = all is well again. */
  public void faults(Fault... faults) {
    requestHandler.faults(List.of(faults));
  }

  /** From now on answers take so long. */
  public void latency(Latency latency) {
    requestHandler.latency(latency);
  }

  /** Another plan from now on; what was used of the old one stays used. */
  public void allow(Channel channel, RateLimit rateLimit) {
    account(channel).allow(rateLimit);
  }

  /** Refuses a key from now on. */
  public void revoke(String key) {
    acceptedKeys.revoke(key);
  }

  /** Accepts a revoked key again. */
  public void restore(String key) {
    acceptedKeys.restore(key);
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
    RateLimit rateLimit = account(channel).allowance();
    if (rateLimit.rate() == 0) {
      throw new IllegalStateException("channel " + channel.word() + " has no short limit");
    }
    return (double) callLog.densest(channel, rateLimit.window()) / rateLimit.rate();
  }

  /** Stops listening and ends all connections, also those of answers that still wait. */
  @Override
  public void close() {
    delays.end();
    httpListener.close();
  }

  private ClientUsage account(Channel channel) {
    ChannelServer channelServer = servers.get(channel);
    if (channelServer == null) {
      throw new IllegalStateException("no such channel: " + channel.word());
    }
    return channelServer.account();
  }
}
