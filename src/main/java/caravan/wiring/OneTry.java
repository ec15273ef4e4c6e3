package caravan.wiring;

import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells an SFTP server the password once a login, whichever way it asks: who tells a wrong one
 * again and again is locked out.
 */
final class OneTry implements UserInfo, UIKeyboardInteractive {

  /** What is wrong where the server asks for a new password instead of letting us in. */
  static final String EXPIRED = "the password must be changed";

  private static final Pattern ANOTHER =
      Pattern.compile(
          "\\b(new|change|changed|expired|retype|current|old)\\b", Pattern.CASE_INSENSITIVE);

  private final UserInfo usual;
  private final @Nullable String password;
  private boolean told;
  private boolean expired;

  /**
   * @param usual answers all other questions
   */
  OneTry(UserInfo usual, @Nullable String password) {
    this.usual = usual;
    this.password = password;
  }

  /** Whether another password was asked for. */
  boolean expired() {
    return expired;
  }

  @Override
  public boolean promptPassword(String message) {
    boolean first = !told && password != null;
    told = true;
    return first;
  }

  @Override
  public @Nullable String getPassword() {
    return password;
  }

  @Override
  public String @Nullable [] promptKeyboardInteractive(
      String destination, String name, String instruction, String[] prompt, boolean[] echo) {
    expired |=
        Stream.concat(Stream.of(name, instruction), Stream.of(prompt))
            .anyMatch(words -> ANOTHER.matcher(words).find());
    if (expired || password == null || (told && prompt.length > 0)) {
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
