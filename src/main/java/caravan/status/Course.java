package caravan.status;

import caravan.pace.Forecast;
import java.time.Instant;

/**
 * How a channel's backlog would be answered.
 *
 * @param forecast of its calls
 * @param codes that wait, held ones left out
 * @param resets when the next day begins by which it counts
 */
public record Course(Forecast forecast, long codes, Instant resets) {}
