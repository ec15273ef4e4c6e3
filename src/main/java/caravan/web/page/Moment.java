package caravan.web.page;

/**
 * A moment as it stands on a screen.
 *
 * @param iso in ISO 8601, UTC
 * @param text by the clock of the screens' zone: {@code 14:20}, {@code 3 Nov 14:20}
 * @param away how far off it is: {@code in 12 min}, {@code 3 h ago}
 */
public record Moment(String iso, String text, String away) {}
