package caravan.settings;

/**
 * One setting as it is in force.
 *
 * @param value its text; empty where it is not set; three asterisks for a secret that is set
 * @param origin where it came from, for people: a file and line, an environment variable, the
 *     command line, the plan, or the default
 */
public record EffectiveValue(String value, String origin) {

  /**
   * Whether the service manager handed it over at the start, which needs a restart to be another.
   */
  public boolean credential() {
    return origin.equals(Credentials.ORIGIN);
  }

  @Override
  public String toString() {
    return (value.isEmpty() ? "not set" : value) + " (" + origin + ")";
  }
}
