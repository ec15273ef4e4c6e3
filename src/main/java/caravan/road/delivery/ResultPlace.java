package caravan.road.delivery;

import java.util.Set;

/** Where results are put on a server, as far as their names go. */
public interface ResultPlace {

  /** A path in the form in which the server stores and shows it. */
  String form(String path);

  /** The names of the files that stand in a folder of it, in the form of {@link #form}. */
  Set<String> names(String folder);
}
