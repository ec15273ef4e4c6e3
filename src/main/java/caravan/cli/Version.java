package caravan.cli;

import caravan.ledger.LedgerException;
import caravan.settings.SettingsException;
import caravan.wiring.Ledgers;
import picocli.CommandLine;

/** The version that the jar's manifest tells, of Java, and of what the ledger lies in. */
final class Version implements CommandLine.IVersionProvider {

  Version() {}

  @Override
  public String[] getVersion() {
    Log.onlyTrouble();
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Caravan " + (version == null ? "(a build that was not packaged)" : version),
      "Java " + Runtime.version(),
      engine()
    };
  }

  /** Whatever is wrong there, the version is told. */
  private static String engine() {
    try {
      return Ledgers.engine(new Options().settings());
    } catch (SettingsException e) {
      return "The ledger's engine is not known: " + e.messages().get(0);
    } catch (LedgerException e) {
      return "The ledger's engine is not known: " + e.getMessage();
    }
  }
}
