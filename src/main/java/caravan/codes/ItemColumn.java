package caravan.codes;

/**
 * A column that an endpoint's answers add to tables of results.
 *
 * @param name of the column
 * @param field of an item, whose text, or whose texts joined by a bar, stand there
 */
public record ItemColumn(String name, String field) {}
