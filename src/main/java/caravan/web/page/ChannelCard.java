package caravan.web.page;

import org.jspecify.annotations.Nullable;

/**
 * A channel on a screen.
 *
 * @param why what it does, or why not, in a sentence
 * @param alarming whether it waits for a person
 * @param paused whether a person paused it
 * @param parked whether it rests by itself, until a call finds it open
 * @param resumes when it makes calls again; null where it does, or nobody knows
 * @param window tokens that weigh on its window
 * @param rate what the window has; 0 if no limit is known
 * @param windowWords both in words
 * @param today tokens of the day
 * @param daily what the day has; 0 if no limit is known
 * @param todayWords both in words
 * @param waiting codes without an answer, in words
 * @param end when all would have theirs; null if none waits, or nobody knows
 * @param curve tokens a minute over the last hour
 */
public record ChannelCard(
    String name,
    boolean on,
    String why,
    boolean alarming,
    boolean paused,
    boolean parked,
    @Nullable Moment resumes,
    long window,
    long rate,
    String windowWords,
    long today,
    long daily,
    String todayWords,
    String waiting,
    String inFlight,
    @Nullable Moment end,
    Curve curve) {}
