package caravan.remote;

import java.util.Set;

/** What is learnt of a server while its folders are listed. */
interface ListingObserver {

  /** For a server that nobody observes. */
  ListingObserver NONE = new ListingObserver() {};

  /**
   * A folder was listed.
   *
   * @param folder its path on the server
   * @param names of all that is in it
   */
  default void listed(String folder, Set<String> names) {}

  /** Something there is neither a file nor a folder, but a link or a pipe. */
  default void irregular(String path) {}

  /**
   * A folder below the one that is watched may not be listed.
   *
   * @param words what the server says
   */
  default void closed(String path, String words) {}
}
