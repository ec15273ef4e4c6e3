package caravan.wiring;

import caravan.codes.Channel;
import caravan.ledger.Ledger;
import caravan.lists.archive.ListArchive;
import caravan.road.delivery.EarlyResults;
import caravan.road.failures.BackOffs;
import caravan.road.intake.Enrolment;
import caravan.road.intake.FileStability;
import caravan.road.intake.FolderWatch;
import caravan.road.intake.HeldDecisions;
import caravan.road.intake.HeldLists;
import caravan.road.intake.InputFolder;
import caravan.road.intake.LateWrites;
import caravan.road.intake.RemoteEnrolment;
import caravan.road.intake.RowEnrolment;
import caravan.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * What takes lists in, furnished as the settings say.
 *
 * @param folder where they are found
 * @param watch tells when that is worth a look
 * @param enrolment takes in those that are dropped here
 * @param remoteEnrolment takes in those that are fetched from servers
 * @param heldLists those that wait for a person's word before they are
 * @param decisions what becomes of them then
 */
record ListIntake(
    InputFolder folder,
    FolderWatch watch,
    Enrolment enrolment,
    RemoteEnrolment remoteEnrolment,
    HeldLists heldLists,
    HeldDecisions decisions) {

  /**
   * Furnishes it.
   *
   * @param early where the results go that are there while a list is read
   * @param wake is told of each channel for which new codes may wait
   */
  static ListIntake of(
      Settings settings,
      ListReading reading,
      Ledger ledger,
      FileStability fileStability,
      BackOffs backOffs,
      EarlyResults early,
      Consumer<Channel> wake,
      Clock clock) {
    Path input = settings.folders().input();
    ListArchive listArchive = new ListArchive();
    RowEnrolment rows =
        new RowEnrolment(
            reading.reader(),
            ledger.lists(),
            reading.router(),
            settings.cache(),
            early,
            wake,
            clock);
    HeldLists held =
        new HeldLists(input, listArchive, ledger.holds(), ledger.overview(), reading.why(), clock);
    FolderWatch watch = new FolderWatch(clock);
    LateWrites late = new LateWrites(listArchive, clock);
    return new ListIntake(
        new InputFolder(input, fileStability, backOffs, late, watch),
        watch,
        new Enrolment(
            input,
            reading.screening(),
            ledger.starts(),
            listArchive,
            ledger.lists(),
            rows,
            held,
            fileStability,
            late,
            ledger.nodes()),
        new RemoteEnrolment(reading.screening(), ledger.lists(), rows, held, ledger.nodes()),
        held,
        new HeldDecisions(
            input, reading.reader(), listArchive, ledger.holds(), rows, ledger.nodes()));
  }

  /**
   * Makes the folder, and ends what an earlier process had begun; of held lists only where the
   * folder is watched.
   */
  void reconcile(boolean watching) {
    enrolment.reconcile();
    if (watching) {
      folder.make();
      heldLists.reconcile();
    }
  }
}
