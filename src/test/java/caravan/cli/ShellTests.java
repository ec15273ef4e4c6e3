package caravan.cli;

import caravan.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands as they are said in a shell, to a sandbox without a limit. */
abstract class ShellTests {

  @TempDir Path folder;
  Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder, SandboxOptions.unlimited().build());
  }

  @AfterEach
  void close() {
    shell.close();
  }
}
