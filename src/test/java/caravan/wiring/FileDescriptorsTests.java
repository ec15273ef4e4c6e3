package caravan.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileDescriptorsTests {

  @Test
  void enough_are_no_fault() {
    assertThat(new FileDescriptors(() -> 100, () -> 1_024).fault()).isEmpty();
    assertThat(new FileDescriptors(() -> 100, () -> -1).fault()).as("no limit").isEmpty();
  }

  @Test
  void too_few_are_told_with_the_way_out() {
    assertThat(new FileDescriptors(() -> 1_010, () -> 1_024).fault().orElseThrow())
        .startsWith("1010 of 1024 files and connections are open")
        .endsWith("(ulimit -n)");
  }

  @Test
  void none_left_to_count_them_with_is_told_as_well() {
    FileDescriptors none =
        new FileDescriptors(
            () -> {
              throw new InternalError("Unable to open directory /proc/self/fd");
            },
            () -> 64);
    assertThat(none.fault().orElseThrow()).startsWith("all 64 files and connections are open");
  }
}
