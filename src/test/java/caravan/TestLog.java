package caravan;

import caravan.harness.CapturedLog;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log when each test began and how it ended, so that its lines are found there. */
public final class TestLog implements BeforeAllCallback, BeforeEachCallback, TestWatcher {

  private static final Logger LOG = LoggerFactory.getLogger("tests");

  @Override
  public void beforeAll(ExtensionContext tests) {
    CapturedLog.unheard();
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    LOG.info("BEGAN  {}", name(test));
  }

  @Override
  public void testSuccessful(ExtensionContext test) {
    LOG.info("PASSED {}", name(test));
  }

  @Override
  public void testAborted(ExtensionContext test, Throwable why) {
    LOG.info("ABORTED {}: {}", name(test), why.getMessage());
  }

  @Override
  public void testFailed(ExtensionContext test, Throwable why) {
    LOG.error("BROKE  {}", name(test), why);
  }

  private static String name(ExtensionContext test) {
    String method = test.getRequiredTestMethod().getName();
    String shown = test.getDisplayName();
    return test.getRequiredTestClass().getSimpleName()
        + "."
        + method
        + (shown.startsWith(method) ? "" : " " + shown);
  }
}
