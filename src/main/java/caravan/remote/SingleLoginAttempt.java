package caravan.remote;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells an SFTP server the password once a login, whichever way it asks: who tells a wrong one
 * again and again is locked out.
 */
final class SingleLoginAttempt implements UserInfo, UIKeyboardInteractive {

  /** What is wrong where the server asks for a new password instead of letting us in. */
  static final String EXPIRED = "the password must be changed";

  private static final Pattern ANOTHER =
      Pattern.compile(
          "\\b(new|change|changed|expired|retype|current|old)\\b", Pattern.CASE_INSENSITIVE);

  private final UserInfo usual;
  private final @Nullable String password;
  private boolean told;
  private @Nullable NoMoreException ended;

  /**
   * @param usual answers all other questions
   */
  SingleLoginAttempt(UserInfo usual, @Nullable String password) {
    this.usual = usual;
    this.password = password;
  }

  /** The login ends here: an answer, even an empty one, would count as another try. */
  static final class NoMoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoMoreException(String why) {
      super(why);
    }
  }

  private NoMoreException end(String why) {
    ended = new NoMoreException(why);
    return ended;
  }

  /** Why the login was ended from here; null if it was not. */
  @Nullable NoMoreException ended() {
    return ended;
  }

  @Override
  public boolean promptPassword(String message) {
    if (told) {
      throw end("auth fail");
    }
    told = true;
    return password != null;
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompt, boolean[] echo) {
    boolean another =
        Stream.concat(Stream.of(name, instruction), Stream.of(prompt))
            .anyMatch(words -> ANOTHER.matcher(words).find());
    if (another) {
      throw end(EXPIRED);
    }
    if (told && prompt.length > 0) {
      throw end("auth fail");
    }
    if (password == null) {
      return null;
    }
    if (prompt.length == 0) {
      return new String[0];
    }
    told = true;
    return new String[] {password};
  }

  @Override
  public @Nullable String getPassphrase() {
    return usual.getPassphrase();
  }

  @Override
  public boolean promptPassphrase(String message) {
    return usual.promptPassphrase(message);
  }

  @Override
  public boolean promptYesNo(String message) {
    return usual.promptYesNo(message);
  }

  @Override
  public void showMessage(String message) {
    usual.showMessage(message);
  }
}
