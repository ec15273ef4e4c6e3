package caravan.sandbox;

import caravan.codes.Channel;
import caravan.codes.CodeType;
import caravan.codes.Domain;
import caravan.codes.Gtin;
import caravan.codes.ProductCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the sandbox saw of its clients, so that a test can prove what they did. */
public final class CallLog {

  private static final class Page {
    final Charges charges = new Charges();
    final Map<Integer, Long> statuses = new HashMap<>();
    long calls;
    long tokens;
  }

  private final int remembered;
  private final boolean byCode;
  private final Deque<RecordedCall> seen = new ArrayDeque<>();
  private final Map<String, Integer> paid = new HashMap<>();
  private final Map<Channel, Page> pages = new HashMap<>();

  CallLog(int remembered, boolean byCode) {
    this.remembered = remembered;
    this.byCode = byCode;
  }

  /** The last calls, oldest first; how many is {@link SandboxOptions#remembered()}. */
  public synchronized List<RecordedCall> seen() {
    return List.copyOf(seen);
  }

  /** All calls since the start, also those that were refused or cut off. */
  public synchronized long calls(Channel channel) {
    return page(channel).calls;
  }

  /** All tokens charged to calls since the start. */
  public synchronized long tokens(Channel channel) {
    return page(channel).tokens;
  }

  /** How many calls ended with that status; 0 = without an answer. */
  public synchronized long answeredWith(Channel channel, int status) {
    return page(channel).statuses.getOrDefault(status, 0L);
  }

  /** How often a product was charged in a marketplace, in whatever form its code was written. */
  public synchronized int paid(ProductCode code, Domain domain) {
    return paid.getOrDefault(code.product() + "@" + domain.word(), 0);
  }

  /** The products charged more than once and how often, as {@code product@domain}. */
  public synchronized Map<String, Integer> paidAgain() {
    Predicate<Map.Entry<String, Integer>> again = entry -> entry.getValue() > 1;
    return paid.entrySet().stream()
        .filter(again)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The products that were charged, as {@code product@domain}. */
  public synchronized Set<String> paidProducts() {
    return Set.copyOf(paid.keySet());
  }

  /** The most tokens charged to calls within any span [t, t + length). */
  public synchronized long densest(Channel channel, Duration length) {
    return page(channel).charges.most(length.toMillis());
  }

  /** Codes that are charged, at the moment at which they are. */
  synchronized void charge(Channel channel, CodeQuery codeQuery, long tokens, long at) {
    Page page = page(channel);
    page.tokens += tokens;
    page.charges.add(at, tokens);
    if (byCode) {
      for (String code : codeQuery.codes()) {
        String product = codeQuery.type() == CodeType.ASIN ? code : Gtin.fourteen(code);
        paid.merge(product + "@" + codeQuery.domain().word(), 1, Integer::sum);
      }
    }
  }

  synchronized void note(RecordedCall call) {
    Page page = page(call.channel());
    page.calls++;
    page.statuses.merge(call.status(), 1L, Long::sum);
    seen.add(call);
    while (seen.size() > remembered) {
      seen.remove();
    }
  }

  private Page page(Channel channel) {
    return pages.computeIfAbsent(channel, c -> new Page());
  }
}
