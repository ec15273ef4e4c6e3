package caravan.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Results on their way to servers, from when they are {@linkplain Deliveries#publishing published};
 * a server is known by its address, which holds no secret.
 */
public interface Uploads {

  /** Delivered lists whose results that server has not got yet, oldest first. */
  List<Upload> owed(String server, int atMost);

  /** Whether that server has not got the list's results yet, and gets them from here. */
  boolean owed(long list, String server);

  /**
   * Results of these lists are kept here: where they are owed from nowhere, because another kind of
   * ledger was copied that knew one place alone, they are owed from here.
   */
  void keptHere(Collection<Long> lists);

  /** Of how many lists results from here wait, by the server that has not got them yet. */
  Map<String, Long> waiting();

  /**
   * That server gets nothing of what waits for it, wherever it is kept; answers of how many lists.
   */
  int drop(String server);

  /** Whether any server has not got the list's results yet, and gets them from here. */
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
