package caravan.asinscope;

import caravan.codes.Answer;
import caravan.codes.CodeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came of a call. {@code words} are for people: one line, at most 500 characters, no key in
 * it.
 */
public sealed interface Reply {

  /**
   * The API answered.
   *
   * @param answers one for each code of the batch, in its order
   * @param dailyTokensLeft as the server counts them, at least 0; empty if it did not say
   * @param untilNextDailyToken 0 to 48 hours; empty if it did not say
   * @param strays items that came although no code of the batch asks for them; dropped
   */
  record Answered(
      List<Answer> answers,
      OptionalLong dailyTokensLeft,
      Optional<Duration> untilNextDailyToken,
      int strays)
      implements Reply {

    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /**
   * The limit is reached; nothing was charged.
   *
   * @param pause 0 to 48 hours: as the words say; else as the header Retry-After says; else 0
   * @param daily whether the words say that it is the day's limit. A long wait can come without it:
   *     how to wait is to be decided by its length
   * @param known whether the words name the wait; if not, the caller backs off, at least for the
   *     pause
   */
  record SlowDown(Duration pause, boolean daily, boolean known, String words) implements Reply {

    public SlowDown {
      if (pause.isNegative() || pause.compareTo(RetryAfter.LONGEST) > 0) {
        throw new IllegalArgumentException("a pause of " + pause);
      }
    }
  }

  /**
   * The API won't answer this batch as it is.
   *
   * @param culprits the codes of the batch that the words name, in its order; empty if they name
   *     none, or all of several (then it is the request that is being quoted): halve the batch
   */
  record Refused(List<CodeRequest> culprits, String words) implements Reply {

    public Refused {
      culprits = List.copyOf(culprits);
    }
  }

  /**
   * The batch is too large.
   *
   * @param maximum codes a call; at least 1 and smaller than the batch
   */
  record TooMany(int maximum, String words) implements Reply {

    public TooMany {
      if (maximum < 1) {
        throw new IllegalArgumentException("a maximum of " + maximum + " codes");
      }
    }
  }

  /** The call itself is wrong (key missing, domain, parameters), whatever codes it asks for. */
  record Misconfigured(String words) implements Reply {}

  /** The API does not accept the key, or not for this. */
  record KeyRefused(String words) implements Reply {}

  /**
   * The API could not be reached, fails, or something else answered in its place.
   *
   * @param retryAfter 0 to 48 hours, as the header of that name or a 503's words say; a few minutes
   *     at most from anything but a 503; empty if it did not say
   * @param heard whether the server may have heard the call, and counted it; not if there was no
   *     connection, or the request was not written
   */
  record Unavailable(Optional<Duration> retryAfter, boolean heard, String words) implements Reply {

    /** Of a call that the server may have heard. */
    public Unavailable(Optional<Duration> retryAfter, String words) {
      this(retryAfter, true, words);
    }
  }

  /**
   * The API answered, and most likely charged for it, but the answer can't be used: damaged, cut
   * off, too large, too slow or of another shape. Asking again may cost the tokens again, so that
   * is to be done a few times only.
   */
  record Unreadable(String words) implements Reply {}
}
