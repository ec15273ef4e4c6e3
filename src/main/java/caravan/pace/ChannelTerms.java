package caravan.pace;

/**
 * On which terms a channel works.
 *
 * @param on whether it has a key
 * @param concurrency calls in flight at most
 */
public record ChannelTerms(boolean on, Plan plan, int concurrency) {}
