package caravan;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whoever waits for something and names no time waits for as long as a busy machine may take, not
 * for Awaitility's ten seconds.
 */
public final class Patience implements BeforeAllCallback {

  @Override
  public void beforeAll(ExtensionContext tests) {
    Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
  }
}
