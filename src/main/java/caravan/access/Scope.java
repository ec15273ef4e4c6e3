package caravan.access;

/** What a program may do. */
public enum Scope {
  /** Look at everything. */
  READ,
  /** Look, and act as people can. */
  ACT
}
