package caravan;

import caravan.cli.EntryPoint;
import caravan.cli.OpenFiles;

/** Boots Caravan. */
public final class App {

  /** As with all that Caravan finds wrong about its surroundings. */
  private static final int WRONG = 2;

  private App() {}

  public static void main(String[] args) {
    System.exit(OpenFiles.enough() ? EntryPoint.execute(args) : WRONG);
  }
}
