package caravan.network;

/**
 * What a proxy knows us by.
 *
 * @param user without a colon, which can't be told it
 * @param password may be empty
 */
public record ProxyLogin(String user, String password) {

  public ProxyLogin {
    if (user.isBlank() || user.contains(":")) {
      throw new IllegalArgumentException("no user of a proxy can be called so");
    }
  }

  /** The user alone. */
  @Override
  public String toString() {
    return user;
  }
}
