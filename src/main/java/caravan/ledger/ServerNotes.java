package caravan.ledger;

import java.util.List;

/**
 * What outlives a restart of the dealings with servers; a server is known by its address, which
 * holds no secret.
 */
public interface ServerNotes {

  /** A list is about to be put away there, and is to be looked at again. */
  void move(MovedList list);

  /** Lists that were put away on that server and are looked at still, oldest first. */
  List<MovedList> moved(String server);

  /** Nothing more comes of that list. */
  void leave(MovedList list);

  /** A server fails, or fails otherwise; it does so since the first of these. */
  void fails(ServerTrouble trouble);

  /** A server works again. */
  void works(String server, ServerTrouble.Way way);
}
