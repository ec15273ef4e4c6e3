package caravan.web.page;

/**
 * A list that was not taken in.
 *
 * @param name folder and name, as it lies in the folder of failed lists
 * @param file where the reason stands
 */
public record FailedLine(String name, Moment since, String reason, String file) {}
