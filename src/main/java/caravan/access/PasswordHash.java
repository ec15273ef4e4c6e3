package caravan.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA256, {@code pbkdf2-sha256:ITERATIONS:SALT:HASH},
 * salt and hash in Base64.
 */
public final class PasswordHash {

  /** Of new ones. */
  public static final int ITERATIONS = 600_000;

  private static final int FEWEST = 100_000;
  private static final int MOST = 10_000_000;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final Pattern TEXT =
      Pattern.compile("pbkdf2-sha256:([0-9]{1,8}):([A-Za-z0-9+/=]{22,}):([A-Za-z0-9+/=]{43,})");

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private PasswordHash(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /** Of that password, with a salt of its own. */
  public static PasswordHash of(char[] password, int iterations) {
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    return new PasswordHash(iterations, salt, derive(password, salt, iterations));
  }

  /** One that no password fits, to try where there is none: it takes as long. */
  public static PasswordHash nobodys() {
    byte[] any = new byte[SALT + HASH];
    new SecureRandom().nextBytes(any);
    return new PasswordHash(
        ITERATIONS, Arrays.copyOf(any, SALT), Arrays.copyOfRange(any, SALT, any.length));
  }

  /** Reads the text of one; throws IllegalArgumentException, whose message does not hold it. */
  static PasswordHash parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("is no password as 'caravan password' writes it");
    }
    int iterations = Integer.parseInt(parts.group(1));
    byte[] salt = decoded(parts.group(2));
    byte[] hash = decoded(parts.group(3));
    if (iterations < FEWEST || iterations > MOST || salt.length < SALT || hash.length != HASH) {
      throw new IllegalArgumentException("is no password as 'caravan password' writes it");
    }
    return new PasswordHash(iterations, salt, hash);
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Whether that is the password; takes as long whether it is or not. */
  public boolean matches(char[] password) {
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  private static byte[] derive(char[] password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, HASH * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }

  /** As it stands in a file. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder();
    return "pbkdf2-sha256:%d:%s:%s"
        .formatted(iterations, base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** Whether it is the same entry: the same password set anew is another one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PasswordHash that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
