package caravan.ledger;

import caravan.codes.Channel;
import java.time.Duration;

/** Is told what the ledger has written down, after it stands; from any thread. */
public interface LedgerObserver {

  /** Wants to know nothing. */
  LedgerObserver NONE =
      new LedgerObserver() {
        @Override
        public long ticks() {
          return 0;
        }

        @Override
        public void committed(long since) {}

        @Override
        public void callEnded(Channel channel, CallStatus status, long tokens, Duration took) {}
      };

  /** Nanoseconds since some moment, the same one for the life of this process. */
  long ticks();

  /**
   * A transaction that wrote is on the disk.
   *
   * @param since the ticks at its beginning
   */
  void committed(long since);

  /**
   * A call has ended.
   *
   * @param tokens that the server may have counted
   * @param took from when it was written down until its end was
   */
  void callEnded(Channel channel, CallStatus status, long tokens, Duration took);
}
