package caravan.ledger;

import caravan.codes.Channel;

/** What people do with channels and lists; each act is written down with who did it and when. */
public interface Acts {

  /**
   * From now on the channel makes no call and no probe. Answers false if a person had paused it
   * already, which stays as it was.
   */
  boolean pause(Channel channel, Signature signature);

  /**
   * Opens a channel that a person paused, or that is parked, whatever for; where the day is used up
   * one call of the least price finds out if it still is, whatever the server told before. The rest
   * after a failover of the database lasts on. Answers whether it was one of these; nothing is
   * written down if not.
   */
  boolean resume(Channel channel, Signature signature);

  /**
   * From the next claim on the list is so urgent; its codes are as urgent as the most urgent list
   * that waits for them. Answers false if the list is delivered, cancelled or gone.
   */
  boolean urgency(long list, Urgency urgency, Signature signature);

  /**
   * The list's rows without an answer fail, for which the words are {@code cancelled by} who does
   * it; what other lists want is asked for them. The list waits for calls under way and is then
   * complete. Answers false unless it is wholly enrolled, has rows without an answer, and was not
   * cancelled already.
   */
  boolean cancel(long list, Signature signature);

  /**
   * The lists that only that node can hand back, which does not live, are left to the others.
   * Answers how many, and what lies with it; nothing is written down if there is no such list.
   */
  Adoption adopt(String node, Signature signature);

  /** Writes down what was done by another way. */
  void note(Act act);
}
