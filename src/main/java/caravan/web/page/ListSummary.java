package caravan.web.page;

import java.util.List;

/**
 * One list as a whole: what of its screen changes.
 *
 * @param path folder and name
 * @param facts what is known of it, by name
 */
public record ListSummary(Frame frame, ListLine line, String path, List<ListView.Fact> facts) {}
