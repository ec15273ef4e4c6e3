package caravan.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list in a table of lists.
 *
 * @param id the ledger's number
 * @param name of its file
 * @param folder where it was dropped; empty at the top
 * @param mark {@code urgent}, or another word that sets it apart; empty if none does
 * @param state in words
 * @param answered rows that have their final answer
 * @param rows how many it has
 * @param progress both in words
 * @param tokens that it cost so far, as a number
 * @param why what it waits for; empty if that is known elsewhere
 * @param end when it is done, or was; null if nobody knows
 * @param outcomes what became of its rows, in words; empty where that is not told
 * @param failed how many rows failed or were refused
 * @param failedAs the outcome under which most people look for those
 * @param retry what asks for them again, and what that costs, in words
 * @param took from when it was taken in until it was done, in words; empty where it is not done
 * @param files endings of its results that can be had, without the dot
 */
public record ListLine(
    long id,
    String name,
    String folder,
    String mark,
    String state,
    long answered,
    long rows,
    String progress,
    String tokens,
    String why,
    @Nullable Moment end,
    String outcomes,
    long failed,
    String failedAs,
    String retry,
    String took,
    List<String> files) {

  public ListLine {
    files = List.copyOf(files);
  }

  /** Whether it is delivered. */
  public boolean done() {
    return state.equals("done");
  }
}
