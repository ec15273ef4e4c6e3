package caravan.ledger.jdbc;

import caravan.codes.Choice;
import caravan.codes.ListHead;
import caravan.ledger.Held;
import caravan.ledger.Holds;
import caravan.ledger.NodeIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Held lists, and what becomes of them. */
final class JdbcHolds implements Holds {

  private final Storage storage;
  private final HeldTable holds = new HeldTable(true);
  private final ListTable lists;
  private final BooleanSupplier takesIn;
  private final LongConsumer read;

  /**
   * The held lists.
   *
   * @param takesIn whether this process takes in the lists of its input folder
   * @param read is told of each list whose last row is enrolled
   */
  JdbcHolds(Storage storage, ListTable lists, BooleanSupplier takesIn, LongConsumer read) {
    this.takesIn = takesIn;
    this.storage = storage;
    this.lists = lists;
    this.read = read;
  }

  @Override
  public Optional<Held> findHeld(ListHead head) {
    return storage.read(handle -> holds.find(handle, head));
  }

  @Override
  public boolean takenPlace(String place) {
    return storage.read(handle -> holds.taken(handle, place));
  }

  @Override
  public long hold(
      ListHead head, String place, String reason, String fingerprint, long fence, Instant now) {
    @Nullable String input = input();
    return storage.write(
        handle -> {
          stand(fence, head.path());
          return holds.hold(handle, head, place, reason, fingerprint, input, now);
        });
  }

  @Override
  public void holdAt(long held, String place, String reason, long fence) {
    storage.change(
        handle -> {
          stand(fence, place);
          holds.place(handle, held, place, reason);
        });
  }

  private void stand(long fence, String list) {
    if (storage.membership().node() != fence) {
      throw ListTable.leftToOthers(list);
    }
  }

  @Override
  public void lies(long held) {
    storage.change(handle -> holds.lies(handle, held));
  }

  @Override
  public void heldShelved(long held, long fence) {
    storage.change(
        handle -> {
          if (storage.membership().node() == fence) {
            holds.shelved(handle, held);
          }
        });
  }

  @Override
  public List<Held> onTheirWay() {
    return storage.read(handle -> holds.onTheirWay(handle, input()));
  }

  @Override
  public List<Held> heldHere() {
    return takesIn.getAsBoolean()
        ? storage.read(handle -> holds.lying(handle, input()))
        : List.of();
  }

  private @Nullable String input() {
    return storage.membership().self().map(NodeIdentity::input).orElse(null);
  }

  @Override
  public boolean release(long held, Choice choice, Instant now) {
    return storage.write(handle -> storage.told(handle, holds.release(handle, held, choice, now)));
  }

  @Override
  public boolean forgetChoice(String fingerprint) {
    return storage.write(handle -> holds.forgetChoice(handle, fingerprint));
  }

  @Override
  public boolean discardHeld(long held) {
    return storage.write(handle -> storage.told(handle, holds.discard(handle, held)));
  }

  @Override
  public void enrolled(long list, long held) {
    storage.change(
        handle -> {
          lists.enrolled(handle, list, storage.membership());
          holds.become(handle, held, list);
          storage.membership().tell(handle);
        });
    read.accept(list);
  }

  @Override
  public void endHeld(long held) {
    storage.change(handle -> holds.end(handle, held));
  }
}
