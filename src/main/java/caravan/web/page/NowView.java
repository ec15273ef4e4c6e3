package caravan.web.page;

import caravan.ledger.Held;
import java.util.List;

/**
 * What is going on.
 *
 * @param sentence all of it in one
 * @param alarms what needs a person
 * @param drafts lists that somebody brought and has not started
 * @param held lists that wait for a word
 * @param failed lists that were not taken in lately, the last one first
 * @param moreAtWork lists at work that are not among the lines
 * @param empty before anything was ever looked up
 * @param input the folder where lists are dropped
 * @param upload bytes of lists that are taken at once
 * @param keyless no channel has a key
 */
public record NowView(
    Frame frame,
    String sentence,
    List<Alarm> alarms,
    List<ChannelCard> channels,
    List<DraftLine> drafts,
    List<HeldLine> held,
    List<FailedLine> failed,
    List<ListLine> atWork,
    long moreAtWork,
    List<ListLine> done,
    boolean empty,
    String input,
    long upload,
    boolean keyless) {

  /**
   * Something that needs a person.
   *
   * @param what the matter in a sentence
   * @param channel which is to be tried once it is put right; empty if none is
   */
  public record Alarm(String what, String channel) {}

  /** Lists that somebody brought and has not started. */
  public record DraftLine(String id, String lists, Moment until) {}

  /**
   * A list that waits for a person's word.
   *
   * @param why in a sentence
   */
  public record HeldLine(Held list, String why, Moment since) {

    /** Whether a person has not yet decided. */
    public boolean undecided() {
      return list.word() == Held.Word.NONE;
    }
  }
}
