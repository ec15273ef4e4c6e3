package caravan.web;

import java.util.function.BooleanSupplier;

/**
 * Who asks.
 *
 * @param name that his acts are signed with; empty where nobody is asked who he is
 * @param acts whether he may change something
 * @param kind how he is known
 * @param present whether he still may in
 */
record Visitor(String name, boolean acts, Kind kind, BooleanSupplier present) {

  /** How somebody is known. */
  enum Kind {
    /** He is not, or does not have to be. */
    UNKNOWN,
    /** He logged in here. */
    SESSION,
    /** A proxy said so. */
    PROXY,
    /** A program with a token. */
    TOKEN
  }

  /** Somebody at this machine, where that is enough. */
  static final Visitor LOCAL = new Visitor("", true, Kind.UNKNOWN, () -> true);

  /** Somebody who may do nothing. */
  static final Visitor STRANGER = new Visitor("", false, Kind.UNKNOWN, () -> false);
}
