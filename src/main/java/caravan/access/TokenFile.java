package caravan.access;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which programs may in: a line {@code NAME read|act TOKEN} each, blanks between. Tokens are kept
 * by their digest, so that how long a search takes tells nothing of them.
 */
public final class TokenFile {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{20,500}");
  private static final String SHAPE =
      "must be NAME, read or act, and a token of 20 characters or more, with blanks between them";

  private final Map<String, ApiToken> byDigest;

  private TokenFile(Map<String, ApiToken> byDigest) {
    this.byDigest = Map.copyOf(byDigest);
  }

  /** Without any token. */
  public static TokenFile empty() {
    return new TokenFile(Map.of());
  }

  /**
   * Its tokens.
   *
   * @throws AccessException if it can't be read, holds none, or a line is wrong
   */
  public static TokenFile read(Path file) {
    Map<String, ApiToken> found = new HashMap<>();
    List<String> lines = AccessLines.read(file);
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (!AccessLines.silent(text)) {
        add(file, line + 1, BLANKS.split(text), found);
      }
    }
    if (found.isEmpty()) {
      throw new AccessException(file + ": holds no token; a line " + SHAPE);
    }
    return new TokenFile(found);
  }

  private static void add(Path file, int line, String[] words, Map<String, ApiToken> found) {
    Optional<Scope> scope =
        words.length != 3
            ? Optional.empty()
            : Arrays.stream(Scope.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(words[1]))
                .findFirst();
    if (scope.isEmpty()
        || PasswordFile.faultOf(words[0]).isPresent()
        || !TOKEN.matcher(words[2]).matches()) {
      throw AccessLines.fault(file, line, SHAPE);
    }
    if (found.put(digest(words[2]), new ApiToken(words[0], scope.get())) != null) {
      throw AccessLines.fault(file, line, "that token stood above already");
    }
  }

  /** Whose token that is; empty if nobody's. */
  public Optional<ApiToken> find(String token) {
    return Optional.ofNullable(byDigest.get(digest(token)));
  }

  /** What names a secret without telling it. */
  public static String digest(String secret) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
