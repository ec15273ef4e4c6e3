package caravan.pace;

/**
 * How many codes of a lane go out now, and how they are cut into calls.
 *
 * @param plan the plan of the channel
 * @param free tokens that the window allows now
 * @param today tokens that the day has left
 * @param slots calls that may be in flight besides those that are
 */
public record BatchSizing(Plan plan, long free, long today, int slots) {

  /** Codes that one call of this round asks for at most; 0 if none can be paid for. */
  public int call() {
    return (int) Math.min(plan.largestCall(), affordable());
  }

  /**
   * Codes that go out now; where tokens come back evenly, not before a whole call can be paid for.
   * What fills whole calls always goes. A remainder goes too, unless there is reason to wait for
   * company.
   *
   * @param waiting codes that wait in the lane
   * @param company whether more codes are about to come, which could fill the last call
   */
  public int codes(long waiting, boolean company) {
    int call = call();
    if (call == 0 || slots <= 0 || (plan.even() && tooFew(waiting))) {
      return 0;
    }
    long room = Math.min((long) slots * call, affordable());
    if (waiting >= room) {
      return (int) (plan.even() && room > call ? room - room % call : room);
    }
    return (int) (company ? waiting - waiting % call : waiting);
  }

  private boolean tooFew(long waiting) {
    long wanted = Math.min(Math.min(waiting, plan.largestCall()), plan.codes(today));
    return plan.codes(free) < wanted;
  }

  private long affordable() {
    return plan.codes(Math.min(free, today));
  }
}
