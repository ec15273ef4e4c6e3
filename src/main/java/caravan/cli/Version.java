package caravan.cli;

import picocli.CommandLine;

/** The version that the jar's manifest tells. */
final class Version implements CommandLine.IVersionProvider {

  Version() {}

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "Caravan " + (version == null ? "(a build that was not packaged)" : version),
      "Java " + Runtime.version()
    };
  }
}
