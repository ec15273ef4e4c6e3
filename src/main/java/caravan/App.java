package caravan;

import caravan.cli.Caravan;

/** Boots Caravan. */
public final class App {

  private App() {}

  public static void main(String[] args) {
    System.exit(Caravan.execute(args));
  }
}
