package caravan.ledger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What every ledger does, whatever engine holds it: a subclass an engine, which only opens it.
 *
 * <p>Each part of the contract is an interface of its own.
 */
public abstract class LedgerContract
    implements EnrolContract,
        FairnessContract,
        AnswerContract,
        AdmissionContract,
        DailyQuotaContract,
        ChannelContract,
        RecoveryContract,
        DeliveryContract,
        ComparisonContract,
        UploadContract,
        NoticeContract,
        ServerContract,
        HoldContract,
        StartContract,
        OverviewContract,
        HistoryContract,
        RetryContract,
        ActContract,
        ForgettingContract {

  private @org.jspecify.annotations.Nullable Scene scene;

  /** So that a subclass may say what its engine does. */
  @Override
  public void tidied() {}

  /** The ledger of this test; opened again, it is the same one. */
  protected abstract Ledger open();

  @BeforeEach
  void set_the_scene() {
    scene = new Scene(open());
  }

  @AfterEach
  void close() {
    scene().ledger.close();
  }

  @Override
  public Scene scene() {
    return java.util.Objects.requireNonNull(scene);
  }

  /** The same ledger after the process ended without a farewell. */
  @Override
  public Scene reopened() {
    Scene before = scene();
    Scene after = new Scene(open());
    after.now = before.now;
    before.ledger.close();
    scene = after;
    return after;
  }
}
