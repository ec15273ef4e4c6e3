package caravan.road.lookup;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a channel's refusals are about its codes at all: where one after the other is refused in
 * the same words, or answer after answer can't be read, it is the way we ask that is wrong, and the
 * rest of the codes must not pay for it.
 */
final class RefusalStreak {

  /** So many codes in a row, of words that name none of them. */
  private static final int CODES = 10;

  /** The same where the words name the code, which a list of rubbish brings about too. */
  private static final int NAMED_CODES = 100;

  private static final int BATCHES = 3;

  private final Set<String> codes = new HashSet<>();
  private final Set<Long> calls = new HashSet<>();
  private String words = "";

  /** An answer came: whatever was refused before it was refused for its own sake. */
  synchronized void answered() {
    codes.clear();
    calls.clear();
  }

  /** A code was refused alone. Answers whether that can't be the code's fault any more. */
  synchronized boolean refused(String code, String said) {
    String upper = said.toUpperCase(Locale.ROOT);
    boolean named = upper.contains(code.toUpperCase(Locale.ROOT));
    String same = named ? upper.replace(code.toUpperCase(Locale.ROOT), "*") : upper;
    if (!same.equals(words)) {
      codes.clear();
      words = same;
    }
    codes.add(code);
    return codes.size() >= (named ? NAMED_CODES : CODES);
  }

  /**
   * A batch was asked for in vain, to its last try, which was that call; said again where the
   * ledger could not be told. Answers whether no batch fares better.
   */
  synchronized boolean unreadable(long call) {
    calls.add(call);
    return nothingReadable();
  }

  /** Whether no answer could be read for so long that no further batch is given up. */
  synchronized boolean nothingReadable() {
    return calls.size() >= BATCHES;
  }
}
