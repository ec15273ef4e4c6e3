package caravan.road;

import static org.assertj.core.api.Assertions.assertThat;

import caravan.codes.Channel;
import caravan.sandbox.SandboxOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobTests {

  @TempDir Path folder;

  static String asins(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj("B%09d"::formatted)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void a_list_of_2000_asins_goes_out_in_20_calls_and_comes_back_whole() {
    try (Post post = new Post(folder, SandboxOptions.unlimited().build())) {
      post.with("caravan.circana.rate", "100000").open();
      post.drop("spring.txt", asins(0, 2000));
      JsonNode receipt = post.receipt("spring");
      System.err.println(receipt.toPrettyString());
      assertThat(post.rows("spring")).hasSize(2000);
      assertThat(post.sandbox().diary().calls(Channel.CIRCANA)).isEqualTo(20);
      assertThat(post.input().resolve(".done/spring.txt")).exists();
      assertThat(post.input().resolve("spring.txt")).doesNotExist();
      assertThat(Files.exists(post.output().resolve("spring.csv"))).isTrue();
    }
  }
}
