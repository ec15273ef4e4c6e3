package caravan.ledger;

import caravan.codes.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person did.
 *
 * @param channel the channel that it was about; null if it was about none
 * @param list the ledger's number of the list that it was about; null if about none
 * @param held the ledger's number of the held list that it was about; null if about none
 * @param subject what people call that channel, list or node
 */
public record Act(
    Signature signature,
    Kind kind,
    @Nullable Channel channel,
    @Nullable Long list,
    @Nullable Long held,
    String subject) {

  /** About a channel. */
  public static Act of(Channel channel, Kind kind, Signature signature) {
    return new Act(signature, kind, channel, null, null, channel.word());
  }

  /** About a list. */
  public static Act of(ListRecord list, Kind kind, Signature signature) {
    return new Act(signature, kind, null, list.id(), null, list.head().path());
  }

  /** About a node. */
  public static Act of(String node, Kind kind, Signature signature) {
    return new Act(signature, kind, null, null, null, node);
  }

  /** About a held list. */
  public static Act of(Held held, Kind kind, Signature signature) {
    return new Act(signature, kind, null, held.list(), held.id(), held.path());
  }

  /** What can be done. */
  public enum Kind {
    PAUSE,
    RESUME,
    URGENCY,
    CANCEL,
    RETRY,
    DELIVER,
    RELEASE,
    DISCARD,
    START,
    ADOPT;

    /** As the ledger writes it, and people read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What is written so. */
    public static Kind read(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
