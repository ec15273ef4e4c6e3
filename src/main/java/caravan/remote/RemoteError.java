package caravan.remote;

import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong with a server, in words for the person who runs Caravan.
 *
 * @param all whether it concerns all that is done there, not one file alone
 * @param kind what kind of fault
 */
record RemoteError(String words, boolean all, Kind kind) {

  /** What is done about it besides waiting. */
  enum Kind {
    /** Nothing. */
    USUAL,
    /** The server has no room for one more connection of ours. */
    CROWDED,
    /** The connection is of no use any more. */
    LOST,
    /** A login was refused: another try soon would lock us out. */
    LOGIN
  }

  static RemoteError of(Throwable failure, Server server) {
    List<RemoteCause> chain = chain(failure);
    return chain.stream()
        .flatMap(cause -> RemoteErrorTable.find(cause, server).stream())
        .findFirst()
        .orElseGet(() -> new RemoteError(RemoteCause.sentence(words(chain)), false, Kind.USUAL));
  }

  /** Whether a server refused one thing, and is well otherwise. */
  static boolean refusal(Throwable failure) {
    return chain(failure).stream().anyMatch(RemoteCause::refusal);
  }

  /** What the server itself says of it. */
  static String reply(Throwable failure) {
    List<RemoteCause> chain = chain(failure);
    return chain.get(chain.size() - 1).words();
  }

  private static List<RemoteCause> chain(Throwable failure) {
    List<RemoteCause> chain = new ArrayList<>();
    for (Throwable t = failure;
        t != null && !chain.contains(new RemoteCause(t));
        t = t.getCause()) {
      chain.add(new RemoteCause(t));
    }
    return chain;
  }

  private static String words(List<RemoteCause> chain) {
    StringBuilder words = new StringBuilder();
    for (RemoteCause cause : chain) {
      String own = cause.words();
      if (words.indexOf(own) < 0) {
        words.append(words.isEmpty() ? "" : ": ").append(own);
      }
    }
    return words.toString();
  }
}
