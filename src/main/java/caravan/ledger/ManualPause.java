package caravan.ledger;

import java.time.Instant;

/**
 * A person paused a channel: no call and no probe until a person resumes it. It has nothing to do
 * with a {@link Pause}, which ends by itself.
 *
 * @param note what the person said of it; empty if nothing
 */
public record ManualPause(String who, Instant since, String note) {}
