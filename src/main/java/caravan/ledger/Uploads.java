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

  /** Whether results that are still on their way have that name on the server. */
  boolean namedThere(String server, String there);

  /** Takes the name for the results on the server, before the first of them is sent. */
  void nameThere(long list, String server, String there);

  /** The server has all results of the list. */
  void sent(long list, String server);
}
