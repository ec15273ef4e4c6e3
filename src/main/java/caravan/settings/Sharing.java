package caravan.settings;

/** Whether a folder is shared with the other nodes that work with the ledger. */
public enum Sharing {
  /** With those that find the same number in it. */
  AUTO,
  /** With all of them; where one has another folder, that is a fault. */
  YES,
  /** With nobody, whatever number is in it. */
  NO
}
