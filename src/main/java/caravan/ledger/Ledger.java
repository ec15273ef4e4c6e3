package caravan.ledger;

import caravan.codes.Channel;
import caravan.pace.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Function;

/**
 * The only memory, in a part for each who uses it. Every method of a part is one transaction that
 * is on the disk when it returns; only a claim may be undone by a power cut, as recovery would undo
 * it anyway. All of them may be called from any thread, and throw {@link LedgerException} where the
 * database fails.
 */
public interface Ledger extends AutoCloseable {

  /** Knows who works with it; who only acts beside those need not join them. */
  Nodes nodes();

  /** Takes lists in. */
  Lists lists();

  /** Keeps lists that wait for a person's word. */
  Holds holds();

  /** Hands out codes and lets calls through. */
  Pacing pacing();

  /** Is told what calls brought. */
  Answers answers();

  /** Hands lists back. */
  Deliveries deliveries();

  /** Does what people want, and remembers who did. */
  Acts acts();

  /** Knows lists that people start from drafts. */
  Starts starts();

  /** Tells whether anything has changed. */
  Changes changes();

  /** Remembers what was thought of lists at first. */
  Forecasts forecasts();

  /** Knows which server has not got which results. */
  Uploads uploads();

  /** Keeps what others are to be told. */
  Notices notices();

  /** Remembers of servers what outlives a restart. */
  ServerNotes serverNotes();

  /** Forgets what is old. */
  Forgetting forgetting();

  /** Makes channels known, before anything is asked of them; one that is known already changes. */
  void register(Collection<ChannelRegistration> channels);

  /**
   * Puts right what processes left behind that ended without a farewell: lists half read are
   * forgotten (their files are still there), claimed codes wait again, calls without an answer
   * count against the window from now on. Where the machine's clock was set meanwhile, or may have
   * been, window, day and pauses count on what can't be proved to be over.
   *
   * @param plans of every channel that was ever registered
   * @param uptime proves how much time passed
   * @return by how much the clock was set since the last recovery, ahead or back; zero if it was
   *     not, or that can't be told
   */
  Duration recover(Function<Channel, Plan> plans, Uptime uptime, Instant now);

  /** The same where the machine's clock has to be believed. */
  default void recover(Function<Channel, Plan> plans, Instant now) {
    recover(plans, Uptime.UNKNOWN, now);
  }

  /** The same ledger for those who only look; it is closed with the ledger. */
  Overview overview();

  @Override
  void close();
}
