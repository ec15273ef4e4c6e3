package caravan.codes;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a list with its final answer.
 *
 * @param number counts from 1, in the order of the list
 * @param cells the list's own cells as they stood
 * @param input the code's cell as it stood
 * @param code as it was asked for; null where the row held none
 * @param domain where it was asked for; null where the row held no code
 * @param outcome what became of it
 * @param items the API's items whole, as the text of a JSON array; {@code []} if none
 * @param lookedUpAt when the API answered; null where it was never asked
 * @param note a warning, the reason why it is invalid, or the server's words; empty if none
 */
public record ResultRow(
    long number,
    List<String> cells,
    String input,
    @Nullable ProductCode code,
    @Nullable Domain domain,
    Outcome outcome,
    String items,
    @Nullable Instant lookedUpAt,
    String note) {}
