package caravan.asinscope;

import caravan.codes.Batch;
import caravan.codes.CodeRequest;
import caravan.codes.Gtin;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API complains of, by its words alone.
 *
 * @param said as the server wrote it; its beginning is enough
 * @param words the same, fit to be shown
 * @param retryAfter what the header of that name says
 * @param clock tells how far away a moment is that the words name
 */
record ErrorClassifier(
    Batch batch, String said, String words, Optional<Duration> retryAfter, Clock clock) {

  /** What is no 429 or 503 is not believed to want a longer pause, unless it speaks of a limit. */
  static final Duration BELIEVED = Duration.ofMinutes(2);

  private static final int LONGEST = 4_000;
  private static final String NOUN =
      "(?:codes|elements|items|identifiers|products|asins|upcs|eans)";
  private static final Pattern MAXIMUM =
      anyCase(
          "\\bmax(?:imum)?\\b[^0-9.;]{0,60}?(\\d{1,6})\\b(?!\\s*(?:char|digit|letter|byte|sec|min|hour|day|week|month|year))"
              + "|\\b(?:not? more than|at most|up to|limit of|limited to) (\\d{1,6}) "
              + NOUN);
  private static final Pattern LIMIT =
      anyCase(
          "too many requests|rate limit|not enough capacity|\\bquota\\b"
              + "|\\blimit (?:is |was |has been )?(?:reached|exceeded|exhausted)");
  private static final Pattern NO_KEY =
      anyCase(
          "\\bkey\\b.{0,30}\\b(?:required|missing|empty|absent|not provided|must be)\\b"
              + "|\\b(?:missing|no) (?:the )?(?:api )?key\\b");
  private static final Pattern BAD_KEY =
      anyCase(
          "\\b(?:invalid|wrong|unknown|expired|revoked|disabled|inactive)\\b.{0,20}\\bkey\\b"
              + "|\\bkey\\b.{0,30}\\b(?:invalid|not valid|wrong|unknown|expired|revoked|disabled"
              + "|inactive|not found)\\b|\\bunauthori[sz]ed\\b");
  private static final Pattern SETTINGS =
      anyCase(
          "\\bexactly one of\\b|\\bdomain\\b|\\bmarketplace\\b|\\bdesc\\b|\\bsubscription\\b"
              + "|\\bshould not exist\\b|\\bmust be an array\\b|\\bjson\\b|\\bcontent.type\\b");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z]{8,14}");

  ErrorClassifier {
    said = said.substring(0, Math.min(said.length(), LONGEST));
  }

  private static Pattern anyCase(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /**
   * The reply that the words clearly mean; empty if they mean none. Words that name codes of ours
   * are about these codes, whatever else stands in them; but for those that name all of several,
   * which quote the request.
   */
  Optional<Reply> meaning() {
    List<CodeRequest> named = named();
    boolean quoted = named.size() == batch.size() && batch.size() > 1;
    if (!named.isEmpty() && !quoted) {
      return Optional.of(new Reply.Refused(named, words));
    }
    if (wantsPatience()) {
      return Optional.of(slowDown(plainWait()));
    }
    int maximum = maximum();
    if (maximum > 0 && maximum < batch.size()) {
      return Optional.of(new Reply.TooMany(maximum, words));
    }
    if (has(LIMIT)) {
      return Optional.of(slowDown(plainWait()));
    }
    if (has(NO_KEY)) {
      return Optional.of(new Reply.Misconfigured(words));
    }
    if (has(BAD_KEY)) {
      return Optional.of(new Reply.KeyRefused(words));
    }
    if (quoted) {
      return Optional.of(new Reply.Refused(List.of(), words));
    }
    return has(SETTINGS) ? Optional.of(new Reply.Misconfigured(words)) : Optional.empty();
  }

  /**
   * A short wait, or a long one because of a limit. Any other long wait is about something of the
   * batch, not about how we ask: who waits it out holds up everybody for one code.
   */
  private boolean wantsPatience() {
    return plainWait().isPresent() && (has(LIMIT) || plainWait().get().compareTo(BELIEVED) <= 0);
  }

  private Optional<Duration> plainWait() {
    return RetryAfter.plainlyInWords(said, clock);
  }

  /** The API wants us to wait; the words tell how long, or else the header does. */
  Reply slowDown() {
    return slowDown(namedWait());
  }

  /** The wait that the words of a server name that surely wants one. */
  Optional<Duration> namedWait() {
    return RetryAfter.inWords(said, clock);
  }

  private Reply slowDown(Optional<Duration> named) {
    Duration wait = named.or(() -> retryAfter).orElse(Duration.ZERO);
    return new Reply.SlowDown(wait, RetryAfter.daily(said), named.isPresent(), words);
  }

  private boolean has(Pattern pattern) {
    return pattern.matcher(said).find();
  }

  private int maximum() {
    Matcher found = MAXIMUM.matcher(said);
    if (!found.find()) {
      return 0;
    }
    return Integer.parseInt(found.group(1) != null ? found.group(1) : found.group(2));
  }

  private List<CodeRequest> named() {
    Set<String> names = new HashSet<>();
    WORD.matcher(said)
        .results()
        .map(MatchResult::group)
        .forEach(
            word -> {
              names.add(word.toUpperCase(Locale.ROOT));
              names.add(Gtin.fourteen(word));
            });
    return batch.requests().stream()
        .filter(request -> names.contains(request.code().product()))
        .toList();
  }
}
