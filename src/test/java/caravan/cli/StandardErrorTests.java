package caravan.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class StandardErrorTests {

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private boolean full;
  private final StandardError error =
      new StandardError(
          new OutputStream() {
            @Override
            public void write(int one) throws IOException {
              if (full) {
                throw new IOException("No space left on device");
              }
              file.write(one);
            }
          });

  private void say(String line) {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    error.write(bytes, 0, bytes.length);
  }

  @Test
  void what_can_not_be_written_is_counted_and_told_where_it_is_missing() {
    say("one");
    assertThat(error.faults()).isEmpty();
    full = true;
    say("two");
    say("three");
    assertThat(error.faults())
        .containsExactly("the log can't be written, 2 lines are missing: No space left on device");
    full = false;
    say("four");
    assertThat(error.faults()).isEmpty();
    assertThat(file.toString(UTF_8).lines())
        .containsExactly(
            "one", "", "2 lines of the log are missing here: No space left on device", "four");
  }
}
