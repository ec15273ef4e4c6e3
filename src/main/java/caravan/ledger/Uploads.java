package caravan.ledger;

import java.util.Collection;
import java.util.List;

/** Results on their way to servers; a server is known by its address, which holds no secret. */
public interface Uploads {

  /** Those servers are to get the list's results, once it is delivered. */
  void owe(long list, Collection<String> servers);

  /** Delivered lists whose results that server has not got yet, oldest first. */
  List<Upload> owed(String server, int atMost);

  /** Whether any server has not got the list's results yet. */
  boolean owed(long list);

  /** The names on the server of results that are on their way to it, whoever sends them. */
  List<String> namesThere(String server);

  /**
   * Keeps the name for the results while it is looked for on the server; answers false where it is
   * that of others on their way there, whoever sends them.
   */
  boolean takeName(long list, String server, String there);

  /** It is free: whatever stands under it on the server from now on is of these results. */
  void nameThere(long list, String server, String there);

  /** The server has all results of the list. */
  void sent(long list, String server);
}
