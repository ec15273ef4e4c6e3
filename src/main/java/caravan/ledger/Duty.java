package caravan.ledger;

/** What one of several nodes does for all of them: the one that was there first and can. */
public final class Duty {

  /** What has no place: forgetting, telling others, lists whose node will not come back. */
  public static final String HOUSE = "house";

  /** What the output folder of a process begins with that hands back what it was ordered to. */
  public static final String ORDERED = "ordered:";

  private Duty() {}

  /** Takes in the lists of that input folder. */
  public static String input(String folder) {
    return "input:" + folder;
  }

  /** Hands back the lists of that output folder. */
  public static String output(String folder) {
    return "output:" + folder;
  }

  /** Fetches the lists of the server of that address. */
  public static String fetch(String server) {
    return "fetch:" + server;
  }
}
