package caravan.web;

import caravan.access.PasswordHash;
import caravan.access.TokenFile;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Who is logged in, in memory alone. A session ends after twelve hours without a request, after
 * seven days, when its person leaves, when the password is another one or gone, and at a restart.
 */
final class Sessions {

  private static final Duration UNUSED = Duration.ofHours(12);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int MOST = 1_000;
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> byDigest = new LinkedHashMap<>();
  private final Supplier<Map<String, PasswordHash>> passwords;
  private final Clock clock;

  /** A person's, as of the password that proved who it is. */
  private record Session(String name, PasswordHash password, Instant began, Instant used) {}

  Sessions(Supplier<Map<String, PasswordHash>> passwords, Clock clock) {
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Begins one; answers the secret that proves it. */
  synchronized String begin(String name, PasswordHash password) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    byDigest.values().removeIf(session -> !holds(session, now));
    if (byDigest.size() >= MOST) {
      byDigest.remove(byDigest.keySet().iterator().next());
    }
    byDigest.put(TokenFile.digest(secret), new Session(name, password, now, now));
    return secret;
  }

  /** Whose session a secret proves, which thereby is used; empty if nobody's. */
  synchronized Optional<Visitor> find(String secret) {
    String digest = TokenFile.digest(secret);
    Instant now = clock.instant();
    Session session = byDigest.get(digest);
    if (session == null || !holds(session, now)) {
      byDigest.remove(digest);
      return Optional.empty();
    }
    byDigest.put(digest, new Session(session.name(), session.password(), session.began(), now));
    return Optional.of(
        new Visitor(session.name(), true, Visitor.Kind.SESSION, () -> holds(digest)));
  }

  private synchronized boolean holds(String digest) {
    Session session = byDigest.get(digest);
    return session != null && holds(session, clock.instant());
  }

  private boolean holds(Session session, Instant now) {
    return now.isBefore(session.used().plus(UNUSED))
        && now.isBefore(session.began().plus(LONGEST))
        && Optional.ofNullable(passwords.get().get(session.name()))
            .filter(session.password()::equals)
            .isPresent();
  }

  /** Ends the one that this proves. */
  synchronized void end(String secret) {
    byDigest.remove(TokenFile.digest(secret));
  }
}
