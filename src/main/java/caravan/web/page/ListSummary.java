package caravan.web.page;

import java.util.List;

/**
 * One list as a whole: what of its screen changes.
 *
 * @param path folder and name
 * @param facts what is known of it, by name
 * @param steps what happened to it, in its order
 */
public record ListSummary(
    Frame frame, ListLine line, String path, List<ListView.Fact> facts, List<ListStep> steps) {}
