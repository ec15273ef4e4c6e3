package caravan.wiring;

import caravan.road.intake.Enrolment;
import caravan.road.intake.FileStability;
import caravan.road.intake.Screened;
import java.nio.file.Path;

/**
 * Lists that somebody named, taken in where they lie. A daemon that does not watch a folder hands
 * back these and no others.
 */
public final class OrderedLists {

  private final FileStability fileStability;
  private final Enrolment enrolment;
  private final HandedBack ours;
  private final Runnable codes;
  private final Runnable rounds;

  /**
   * @param codes is told when codes may go out that might not
   * @param rounds is told when a list may be ready to be handed back
   */
  OrderedLists(
      FileStability fileStability,
      Enrolment enrolment,
      HandedBack ours,
      Runnable codes,
      Runnable rounds) {
    this.fileStability = fileStability;
    this.enrolment = enrolment;
    this.ours = ours;
    this.codes = codes;
    this.rounds = rounds;
  }

  /**
   * Says that lists are about to be taken in one by one, or that all of them are: meanwhile no
   * batch goes out that one of them could fill.
   */
  public void comingIn(boolean more) {
    fileStability.named(more);
    codes.run();
  }

  /** Takes in a list that stays where it is, read so; answers the ledger's number of it. */
  public long enrol(Path file, Screened how) {
    long list = enrolment.enrolInPlace(file, how);
    ours.order(list);
    rounds.run();
    return list;
  }
}
