package caravan.ledger.jdbc;

import caravan.codes.Channel;
import caravan.ledger.Act;
import caravan.ledger.Acts;
import caravan.ledger.Adoption;
import caravan.ledger.Pause;
import caravan.ledger.Signature;
import caravan.ledger.Urgency;
import org.jdbi.v3.core.Handle;

/** What people do, each with its line in the table of acts. */
final class JdbcActs implements Acts {

  private final Storage storage;
  private final ChannelTable channels;
  private final ListTable lists;
  private final ListUrgency urgencies;
  private final ListCancel cancels;
  private final ActTable acts = new ActTable();
  private final FolderNodeTable folders = new FolderNodeTable();

  JdbcActs(
      Storage storage,
      ChannelTable channels,
      ListTable lists,
      ListUrgency urgencies,
      ListCancel cancels) {
    this.storage = storage;
    this.channels = channels;
    this.lists = lists;
    this.urgencies = urgencies;
    this.cancels = cancels;
  }

  @Override
  public boolean pause(Channel channel, Signature signature) {
    return storage.write(
        handle ->
            signed(
                handle,
                channels.pauseByHand(handle, channel, signature),
                Act.of(channel, Act.Kind.PAUSE, signature)));
  }

  @Override
  public boolean resume(Channel channel, Signature signature) {
    return storage.write(
        handle -> {
          ChannelTable.State before = channels.read(handle, channel);
          Pause parked = before.pause();
          if (parked != null && parked.kind() == Pause.Kind.DAILY) {
            channels.tryTheDay(handle, channel, signature.at());
          } else {
            channels.open(handle, channel);
          }
          channels.resumeByHand(handle, channel, signature.at());
          return signed(
              handle,
              parked != null || before.paused() != null,
              Act.of(channel, Act.Kind.RESUME, signature));
        });
  }

  @Override
  public boolean urgency(long list, Urgency urgency, Signature signature) {
    String note = urgency.word() + (signature.note().isEmpty() ? "" : ": " + signature.note());
    Signature told = new Signature(signature.who(), signature.at(), note);
    return storage.lengthy(
        handle ->
            urgencies.set(handle, list, urgency)
                && signed(handle, true, about(handle, list, Act.Kind.URGENCY, told)));
  }

  @Override
  public boolean cancel(long list, Signature signature) {
    return storage.lengthy(
        handle ->
            cancels.cancel(handle, list, "cancelled by " + signature.who())
                && signed(handle, true, about(handle, list, Act.Kind.CANCEL, signature)));
  }

  @Override
  public Adoption adopt(String node, Signature signature) {
    if (!storage.membership().several()) {
      return Adoption.NONE;
    }
    return storage.write(
        handle -> {
          Adoption adopted = folders.adopt(handle, node);
          signed(handle, adopted.lists() > 0, Act.of(node, Act.Kind.ADOPT, signature));
          return adopted;
        });
  }

  @Override
  public void note(Act act) {
    storage.change(handle -> acts.write(handle, act));
  }

  private Act about(Handle handle, long list, Act.Kind kind, Signature signature) {
    return Act.of(lists.read(handle, list), kind, signature);
  }

  private boolean signed(Handle handle, boolean done, Act act) {
    if (done) {
      acts.write(handle, act);
    }
    return storage.told(handle, done);
  }
}
