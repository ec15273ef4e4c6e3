package caravan.cli;

import java.nio.file.Path;

/**
 * A list that a person named on the command line, by itself or by a folder that it lies in.
 *
 * @param file where it is
 * @param folder the folder below the one that was named, {@code de/books}, which is read as the
 *     folders of the input folder are; empty at the top, and for a list that was named itself
 * @param named as it was named: a path, or {@code -}
 */
record NamedList(Path file, String folder, String named) {

  /** What is written where standard input or output is meant. */
  static final String DASH = "-";

  /** What people call it. */
  String called() {
    return named.equals(DASH) ? Pipe.CALLED : named;
  }

  /** It as a path, which may be none that leads anywhere. */
  Path path() {
    return Path.of(named);
  }
}
